/** Messages of the training tab with numbers of real trainings: the embedded digits, few iterations. */
import type { TrainingSettings } from '../../engine/index.ts';
import { GLYPHS } from '../../extension/data-sets/data-sets.ts';
import { compareTrainings } from '../../extension/training/compare.ts';
import { Training } from '../../extension/training/training.ts';
import { trainingService } from '../../extension/workers/trainings.ts';
import type { HostToTraining, TrainingStatus } from '../../webview/protocol.ts';

const service = trainingService();
const EVERY = 10;

export const NETWORKS = service.networks();

export interface SceneOptions {
  readonly id?: string;
  readonly settings?: Partial<TrainingSettings>;
  readonly iterations?: number;
  readonly status?: TrainingStatus;
  readonly message?: string;
}

/** A training after so many of its 60 iterations. */
export function trained({ id = 'one', settings = {}, iterations = 30, status = 'done', message }: SceneOptions = {}): Training {
  const standard = NETWORKS[0]?.standard;
  if (standard === undefined) throw new Error('There is no network.');
  const wanted = { ...standard, batch: 50, iterations: 60, ...settings };
  const training = new Training({ id, settings: wanted, data: 'glyphs', evaluateEvery: EVERY, created: 0 });
  const opened = service.trainingOpen({ settings: wanted, data: { kind: 'glyphs' }, version: '1.0.0' });
  if (!opened.ok) throw new Error(opened.message);
  training.opened(opened);
  training.turn('running');
  for (let to = EVERY; to <= iterations; to += EVERY) {
    training.add(service.trainingAdvance({ to, milliseconds: 1e6, evaluateEvery: EVERY, details: true, checkpoint: false }), 10 * to);
  }
  training.turn(status, message);
  return training;
}

/** All that the host says when the tab opens and these trainings are there. */
export function messagesOf(trainings: readonly Training[]): readonly HostToTraining[] {
  const [first] = trainings;
  return [
    { type: 'networks', networks: NETWORKS },
    { type: 'dataSets', sets: [GLYPHS] },
    { type: 'trainings', trainings: trainings.map(({ summary }) => summary) },
    ...(first ? [{ type: 'training', view: first.view } as const] : []),
    ...(trainings.length > 1 ? [{ type: 'comparison', methods: compareTrainings(trainings) } as const] : []),
  ];
}
