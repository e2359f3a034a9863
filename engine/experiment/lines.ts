/** An experiment as JSON lines: a header that says all that reproduces it, then a line a unit, in whatever order they are done. */
import { toJson } from '../run/json.ts';
import type { Shard, SuccessPlan, Unit } from './plan.ts';

/** What was found, by the index of the unit: f(X_T) − min f of each of its runs. */
export type Results = ReadonlyMap<number, readonly number[]>;

export interface ReadLines {
  /** The first line as it is; `undefined` where the file has no whole line. */
  readonly header: string | undefined;
  readonly results: Results;
  /** How much of the text, in UTF-16 units, is whole lines: a process that was killed may have left the beginning of one. */
  readonly whole: number;
}

export function headerLine(plan: SuccessPlan, shard: Shard, version: string): string {
  const { subjects, methods, optimizer, stepped, ...rest } = plan;
  return toJson({
    backpath: version,
    experiment: 'success',
    ...rest,
    optimizer: { ...optimizer },
    subjects: subjects.map((subject) => ({ ...subject })),
    methods: methods.map((method) => ({
      ...method,
      estimator: { ...method.estimator },
      observation: method.observation && { ...method.observation },
    })),
    stepped: stepped?.map((one) => ({ ...one })),
    shard: `${shard.index}/${shard.count}`,
  });
}

export function unitLine({ index }: Unit, excess: readonly number[]): string {
  return toJson({ unit: index, excess });
}

/** Reads as far as the lines are whole. A line that is whole and not one of ours is an error of the file: `undefined`. */
export function readLines(text: string): ReadLines | undefined {
  const whole = text.lastIndexOf('\n') + 1;
  const [header, ...lines] = text.slice(0, whole).split('\n').slice(0, -1);
  const results = new Map<number, readonly number[]>();
  for (const line of lines) {
    const read = unitOf(line);
    if (!read) return undefined;
    results.set(read.unit, read.excess);
  }
  return { header, results, whole };
}

/** The plan behind a header line; `undefined` where it is none of ours. The shape is checked as far as it is used. */
export function planOf(header: string): SuccessPlan | undefined {
  const parsed = parse(header);
  return isObject(parsed) && parsed['experiment'] === 'success' && Array.isArray(parsed['methods'])
    ? (parsed as unknown as SuccessPlan)
    : undefined;
}

/** The header of the undivided experiment: what its parts have in common. */
export function undivided(header: string): string {
  return header.replace(/,"shard":"\d+\/\d+"\}$/, ',"shard":"1/1"}');
}

function unitOf(line: string): { readonly unit: number; readonly excess: readonly number[] } | undefined {
  const parsed = parse(line);
  if (!isObject(parsed)) return undefined;
  const { unit, excess } = parsed;
  if (typeof unit !== 'number' || !Array.isArray(excess)) return undefined;
  // Numbers that JSON lacks are strings.
  return { unit, excess: excess.map(Number) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** A short fingerprint of a text (FNV-1a, 32 bits): enough to notice that a file was edited. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
