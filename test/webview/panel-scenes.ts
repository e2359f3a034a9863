/** Runs, a comparison, a landscape and experiments as the host would send them, from real runs on Beale's function. */
import type { Explanation, HostToPanel, Landscape, Quartiles, RunSummary, Trail } from '../../webview/protocol.ts';
import type { PanelRun } from './panel-messages.ts';
import { seriesOf } from './panel-messages.ts';
import { bealeRun } from './runs.ts';

const METHODS = [
  ['GD', { name: 'full' }],
  ['RAD', { name: 'rad' }],
  ['SPAD', { name: 'spad2', kMax: 50 }],
] as const;

export const comparedRuns: readonly (readonly [name: string, run: PanelRun])[] = METHODS.map(([name, estimator]) => [
  name,
  bealeRun(400, estimator),
]);

export function summaryOf(
  id: string,
  name: string,
  { parameters, settings, unbiased, records }: PanelRun,
  change: Partial<RunSummary> = {},
): RunSummary {
  const last = records.at(-1);
  const best = records.reduce((least, record) => (record.objective < least.objective ? record : least));
  return {
    id,
    name,
    function: { uri: 'file:///paper.ts', name: 'beale' },
    parameters,
    settings,
    unbiased,
    stop: { kind: 'iterations', iterations: records.length },
    created: 0,
    status: 'done',
    iterations: records.length,
    ...(last && { last: { objective: last.objective, norm: last.norm } }),
    best: { objective: best.objective, iteration: best.iteration },
    ...change,
  };
}

export function runsMessage(): HostToPanel {
  const done = comparedRuns.map(([name, run]) => summaryOf(name.toLowerCase(), name, run));
  const [, [, rad] = []] = comparedRuns;
  const going =
    rad &&
    summaryOf('going', 'RAD, long', rad, {
      status: 'running',
      iterations: 42_000,
      stop: { kind: 'iterations', iterations: 100_000 },
      progress: { total: 100_000, rate: 8123, secondsLeft: 7.1 },
    });
  const broken =
    rad &&
    summaryOf('broken', 'RAD, broken', rad, {
      status: 'failed',
      message: 'The engine stopped at iteration 400; what was computed until then is kept.',
    });
  return {
    type: 'runs',
    runs: [...(going ? [going] : []), ...done, ...(broken ? [broken] : [])],
    defaults: { choice: { estimator: {} }, stop: { kind: 'iterations', iterations: 2000 }, seeds: 1 },
  };
}

export function comparisonMessage(): HostToPanel {
  const runs = comparedRuns.map(([name, run]) => ({ id: name.toLowerCase(), name, group: name, series: seriesOf(run) }));
  const seeds = [1, 2, 3, 4, 5].map((seed) => bealeRun(400, { name: 'rad', m: 1 }, seed));
  const quartilesOf = (column: 'objective' | 'norm'): Quartiles => {
    const quartile = (share: number): number[] =>
      iterations.map((t) => seeds.map(({ records }) => records[t]?.[column] ?? 0).sort((a, b) => a - b)[Math.round(share * 4)] ?? 0);
    return { iterations, low: quartile(0.25), median: quartile(0.5), high: quartile(0.75) };
  };
  const iterations = Array.from({ length: 400 }, (_, t) => t);
  return {
    type: 'comparison',
    comparison: {
      runs,
      bands: [{ group: 'RAD', name: 'RAD', seeds: 5, quartiles: { objective: quartilesOf('objective'), norm: quartilesOf('norm') } }],
    },
  };
}

export function beale(x: number, y: number): number {
  return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2;
}

export function bealeLandscape(columns = 121): Landscape {
  const at = (index: number): number => -4.5 + (9 * index) / (columns - 1);
  return {
    view: 1,
    axes: [
      { leaf: 0, name: 'x', low: -4.5, high: 4.5 },
      { leaf: 1, name: 'y', low: -4.5, high: 4.5 },
    ],
    columns,
    rows: columns,
    heights: Array.from({ length: columns ** 2 }, (_, index) => beale(at(index % columns), at(Math.floor(index / columns)))),
    slice: false,
    point: [-2, -1.2],
    leaves: ['x', 'y'],
    refining: false,
    minimum: { value: 0, at: [3, 0.5] },
  };
}

/** f₁ of the paper. */
function f1(x: number): number {
  return x ** 2 * (2 + Math.cos(4 * x));
}

/** f₁ over [−6, 6]. */
export function curveLandscape(columns = 601): Landscape {
  const at = (index: number): number => -6 + (12 * index) / (columns - 1);
  return {
    view: 1,
    axes: [{ leaf: 0, name: 'x', low: -6, high: 6 }],
    columns,
    rows: 1,
    heights: Array.from({ length: columns }, (_, index) => f1(at(index))),
    slice: false,
    point: [5],
    leaves: ['x'],
    refining: false,
    minimum: { value: 0, at: [0] },
  };
}

export function trails(): readonly Trail[] {
  return comparedRuns.map(([name, { records }]) => ({
    id: name.toLowerCase(),
    name,
    of: { method: name, group: name },
    iterations: records.map(({ iteration }) => iteration),
    x: records.map(({ point }) => point[0] ?? 0),
    y: records.map(({ point }) => point[1] ?? 0),
  }));
}

/** Gradient descent on f₁ from two places, each iterate at its own height. */
export function curveTrails(): readonly Trail[] {
  const slope = (x: number): number => 2 * x * (2 + Math.cos(4 * x)) - 4 * x ** 2 * Math.sin(4 * x);
  return [5, -2].map((start) => {
    const x = [start];
    while (x.length < 60) x.push((x.at(-1) ?? 0) - 0.004 * slope(x.at(-1) ?? 0));
    const name = `from ${start}`;
    return { id: name, name, of: { method: name, group: name }, iterations: x.map((_, k) => k), x, y: x.map(f1) };
  });
}

export function experimentsMessage(): HostToPanel {
  const functions = ['ackley', 'beale', 'levi', 'schaffer2'];
  const methods = ['baseline', 'RAD', 'SPAD k=5', 'SPAD k=50'];
  const rate = (fn: string, method: string): number => ((7 * functions.indexOf(fn) + 5 * methods.indexOf(method) + 3) % 20) / 20;
  const cells = [0.05, 0.01].flatMap((epsilon) =>
    functions.flatMap((fn) =>
      methods.map((method) => {
        const share = rate(fn, method);
        const paper = Math.min(1, share + 0.02);
        return {
          function: fn,
          method,
          epsilon,
          successes: 1000 * share,
          runs: 1000,
          rate: share,
          interval: { low: Math.max(0, share - 0.03), high: Math.min(1, share + 0.03) },
          paper,
        };
      }),
    ),
  );
  const base = { status: 'done', created: 0, functions, epsilons: [0.05, 0.01] } as const;
  const kMax = [1, 5, 50, 500];
  return {
    type: 'experiments',
    experiments: [
      {
        ...base,
        id: 'sweep',
        kind: 'sweep',
        title: 'Success over k_max',
        status: 'running',
        units: { done: 120, total: 640 },
        stepped: [{ function: 'peakFit', methods: ['SPAD k=1', 'SPAD k=5'], because: 'there are 371293 selections' }],
        secondsLeft: 12,
        epsilons: [0.05],
        methods: kMax.map((k) => `SPAD k=${k}`),
        kMax,
        cells: functions.flatMap((fn, row) =>
          kMax.map((k, column) => {
            const share = ((row + 1) * (column + 1)) / 20;
            return {
              function: fn,
              method: `SPAD k=${k}`,
              epsilon: 0.05,
              successes: 1000 * share,
              runs: 1000,
              rate: share,
              interval: { low: share - 0.03, high: Math.min(1, share + 0.03) },
            };
          }),
        ),
      },
      {
        ...base,
        id: 'success',
        kind: 'success',
        title: 'ε-success, 1,000 runs',
        units: { done: 640, total: 640 },
        stepped: [],
        methods,
        kMax: [null, null, 5, 50],
        cells,
      },
    ],
  };
}

export const explanation: Explanation = {
  choices: [
    {
      size: 6n,
      alternatives: [
        { label: 'x1', probability: 0.9, norm: 7.2, kept: true },
        { label: 'x5', probability: 0.02, norm: 5.1, kept: false },
        { label: 'x6', probability: 0.02, norm: 1.01, kept: false },
      ],
    },
    {
      size: 3n,
      alternatives: [
        { label: 'y1', probability: 0.9, norm: 10.2, kept: true },
        { label: 'y2', probability: 0.05, norm: 9.3, kept: false },
      ],
    },
  ],
  updates: [
    { before: -1.2, after: -1.19, delta: 0.01 },
    { before: 0.3, after: 0.29, delta: -0.01 },
  ],
};

export const adviceMessage: HostToPanel = {
  type: 'advice',
  iteration: 200,
  advice: [
    {
      id: 'dominant',
      text: 'One path carries 97 % of the gradient here; SPAD with k_max 50 would hold 2 of 14 tape slots, and its variance is 1.3 times the least possible.',
      because: 'Of Σ|g| = 31.2, the path x1 · t1 has 30.3.',
      action: { title: 'Use SPAD with k_max 50', choice: { estimator: { name: 'spad2', kMax: 50 } } },
    },
  ],
};
