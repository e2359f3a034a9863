/** What every stage of the engine may use, and what uses nothing else. */
export const commonGround = [
  'engine/invariant.ts',
  'engine/lists.ts',
  'engine/slices.ts',
  'engine/source/span.ts',
  'engine/diagnostics/',
  'engine/operations/',
  'engine/random/',
];

/** The way of the data. A stage imports from those before it, and from the common ground. */
export const stages = [
  'engine/program/',
  'engine/source/',
  'engine/trace/',
  'engine/graph/',
  'engine/gradient/',
  'engine/codegen/',
  'engine/pipeline.ts',
  'engine/traces.ts',
  'engine/data/',
  'engine/estimators/',
  'engine/analysis/',
  'engine/optimizers/',
  'engine/run/',
  'engine/tensor/',
  'engine/function.ts',
  'engine/compile.ts',
  'engine/view/',
  'engine/experiment/',
  'engine/index.ts',
  'engine/cli/',
];

export function isCommon(file: string): boolean {
  return commonGround.some((place) => file.startsWith(place));
}

/** -1 for what is common ground, or no stage. */
export function stageOf(file: string): number {
  return isCommon(file) ? -1 : stages.findIndex((place) => file.startsWith(place));
}
