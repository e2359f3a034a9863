import type { TrainingSettings } from '../../engine/index.ts';
import type { TrainingDraft } from '../../webview/protocol.ts';
import type { FunctionSource } from '../workers/service.ts';

/** What a training was started with. */
export interface StoredPlan {
  readonly id: string;
  readonly settings: TrainingSettings;
  /** The function that is the network, as it was, where it is none of the engine's own. */
  readonly source?: FunctionSource;
  /** The id of its data set. */
  readonly data: string;
  readonly evaluateEvery: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** One plan a seed. */
export function plansOf(
  { settings, data, evaluateEvery, seeds }: TrainingDraft,
  source: FunctionSource | undefined,
  freshId: () => string,
): readonly Omit<StoredPlan, 'created'>[] {
  return Array.from({ length: seeds }, (_, index) => ({
    id: freshId(),
    settings: { ...settings, seed: settings.seed + index },
    ...(source && { source }),
    data,
    evaluateEvery,
  }));
}

/** The same for trainings that differ in their seed only. */
export function groupOf({ settings, source, data }: StoredPlan): string {
  const { seed: _, ...others } = settings;
  return JSON.stringify([others, data, source?.text]);
}

/** How a method is called: `SPAD 10 %, m 10, k_max 10`. */
export function methodName({ settings }: StoredPlan): string {
  const { estimator, keep, freeze, segments, batch } = settings;
  const parts = [
    estimatorName(estimator),
    ...(keep === undefined ? [] : [`dropout ${percent(1 - keep)}`]),
    ...(freeze === undefined ? [] : [`${freeze} layers freezing`]),
    ...(segments === undefined ? [] : [`checkpointing, ${segments} segments`]),
  ];
  const named = estimator.name === 'full' && keep !== undefined ? parts.slice(1) : parts;
  const [first = '', ...others] = named;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others, `batch ${batch}`].join(', ');
}

function estimatorName(estimator: TrainingSettings['estimator']): string {
  switch (estimator.name) {
    case 'full':
      return 'baseline';
    case 'rad':
      return `RAD ${kindOf(estimator)}${percent(estimator.fraction)}`;
    case 'spad':
      return `SPAD ${kindOf(estimator)}${percent(estimator.fraction)}, m ${estimator.m}, k_max ${estimator.kMax}`;
    case 'adaptive':
      return `adaptive ${percent(estimator.fraction)}`;
    case 'structure':
      return `one branch, m ${estimator.m}, k_max ${estimator.kMax}`;
  }
}

function kindOf({ kind }: { readonly kind: string }): string {
  return kind === 'projection' ? 'projection ' : '';
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
