import type { EstimatorSettings, RunSettings } from '../../engine/index.ts';
import type { RunChoice, RunDraft } from '../../webview/protocol.ts';
import type { SessionView } from '../session/session.ts';

/** More contributions than this are not each followed alone. */
const MOST_FIXED = 4;

/**
 * The drafts behind “compare GD, RAD and SPAD from here”: the full gradient once, what is drawn with several seeds. For a function of
 * one parameter with few contributions also each of them alone: the paper's Figure 3.
 */
export function draftsFromHere({ settings, trace, run }: SessionView, iterations: number, seeds: number): readonly RunDraft[] {
  const start = run.position.state.point;
  const { estimator } = settings;
  const spad = ['spad1', 'spad2', 'spad'].includes(estimator.name) ? estimator.name : 'spad2';
  const draft = (change: Partial<EstimatorSettings>, count: number): RunDraft => ({
    choice: { ...choiceOf(settings), start, estimator: { ...estimator, ...change } },
    stop: { kind: 'iterations', iterations },
    seeds: count,
  });
  const [parameter, ...others] = trace.parameters;
  const paths = Number(parameter?.paths ?? 0);
  const alone = others.length === 0 && paths > 1 && paths <= MOST_FIXED ? Array.from({ length: paths }, (_, index) => index) : [];
  return [
    draft({ name: 'full' }, 1),
    draft({ name: 'rad' }, seeds),
    draft({ name: spad }, seeds),
    ...alone.map((index) => draft({ name: 'fixed', fixed: [index], granularity: 'path' }, 1)),
  ];
}

/** Settings as a choice that brings them about, whatever the function's defaults are. */
export function choiceOf({ estimator, optimizer, observation, seed, start }: RunSettings): RunChoice {
  const { name, clip, schedule, ...numbers } = optimizer;
  return {
    estimator,
    optimizer: name,
    ...numbers,
    clip: clip ?? null,
    schedule: schedule ?? null,
    ...(observation && { observation }),
    seed,
    start,
  };
}
