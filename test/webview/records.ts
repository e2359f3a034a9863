/** Settings and records for tests of views: made by formula, so that a test can say what must be shown. */
import type { IterationRecord, RunSettings } from '../../engine/index.ts';
import type { TransportState } from '../../webview/protocol.ts';

export function settingsOf(name: string): RunSettings {
  return {
    estimator: { name, granularity: 'path', draw: 'paths', normalize: true, m: 2, kMax: 5, epsilon: 0.1, fixed: [] },
    optimizer: { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, stability: 1e-8 },
    seed: 1,
    start: [3, 0.2],
  };
}

export function transportAt(iteration: number, change: Partial<TransportState> = {}): TransportState {
  return { iteration, length: iteration, playing: false, canStepBack: iteration > 0, busy: false, speed: 4, ...change };
}

/** A run of SPAD with m = 2 and k_max = 5 on two parameters; the objective at iteration t is 100 e^(−t/50). */
export function recordAt(iteration: number): IterationRecord {
  const objective = 100 * Math.exp(-iteration / 50);
  const exact = [objective / 5, -objective / 20];
  const turn = Math.floor(iteration / 5);
  const selecting = iteration % 5 === 0;
  const labels = [`x${(turn % 3) + 1}`, `y${(turn % 2) + 1}`];
  const gradient = [(exact[0] ?? 0) * (0.6 + 0.3 * (turn % 3)), (exact[1] ?? 0) * (1.2 - 0.3 * (turn % 2))];
  return {
    iteration,
    point: [3 - iteration / 100, 0.2 + iteration / 200],
    objective,
    gradient,
    norm: Math.hypot(...gradient),
    exact,
    exactNorm: Math.hypot(...exact),
    edges: [],
    labels,
    scale: [3, 2],
    reason: selecting ? 'largest' : 'held',
    candidates: selecting ? [0, 1].map((draw) => candidate(turn, draw, gradient)) : [],
    tape: { selected: { held: 64, peak: 104 }, full: { held: 176, peak: 232 }, candidates: selecting ? 128 : 0 },
  };
}

function candidate(turn: number, draw: number, gradient: readonly number[]): IterationRecord['candidates'][number] {
  const chosen = draw === turn % 2;
  return {
    parameters: [0],
    index: BigInt(draw),
    label: chosen ? `x${(turn % 3) + 1} · t1` : `x${((turn + 1) % 3) + 1} · t2`,
    norm: Math.abs(gradient[0] ?? 0) / (chosen ? 3 : 7),
    chosen,
    edges: [],
  };
}
