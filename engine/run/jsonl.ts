/** Runs as JSON lines: a header that names all that reproduces the run, then one record a line. */
import type { OptimizerSettings } from '../optimizers/types.ts';
import { type Json, toJson } from './json.ts';
import type { IterationRecord, RunSettings } from './types.ts';

export interface RunHeader {
  /** The function's name, as a person would give it. */
  readonly function: string;
  readonly parameters: readonly string[];
  readonly settings: RunSettings;
  /** Whether E[estimate] = ∇f at every iteration under these settings. */
  readonly unbiased: boolean;
  /** The engine's version. */
  readonly version: string;
}

/** The first line, without its line break. */
export function headerLine(header: RunHeader): string {
  const { settings } = header;
  return toJson({
    backpath: header.version,
    function: header.function,
    parameters: header.parameters,
    settings: {
      ...settings,
      estimator: { ...settings.estimator },
      optimizer: optimizerJson(settings.optimizer),
      observation: settings.observation && { ...settings.observation },
    },
    unbiased: header.unbiased,
  });
}

function optimizerJson({ schedule, ...rest }: OptimizerSettings): Json {
  return { ...rest, schedule: schedule && { ...schedule } };
}

/** One record as a line, without its line break. */
export function recordLine(record: IterationRecord): string {
  const candidates: readonly Json[] = record.candidates.map((candidate) => ({ ...candidate }));
  const { selected, full, candidates: compared } = record.tape;
  return toJson({
    ...record,
    batch: record.batch && { ...record.batch },
    candidates,
    tape: { selected: { ...selected }, full: { ...full }, candidates: compared },
  });
}
