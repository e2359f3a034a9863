/**
 * A run as a text of JSON lines: first its plan, then what is known of it, last how far it is. It holds the function's text, so
 * that the run can be done again wherever the file is.
 */
import type { RunState } from '../../engine/index.ts';
import { fromText, toText } from '../../webview/protocol.ts';
import type { HistoryDump } from '../history/history.ts';
import { History } from '../history/history.ts';
import { BackgroundRun, type RunPlan, type RunReach } from './background-run.ts';

/** The ending of the names of run files. */
export const RUN_FILE = '.backpath-run.jsonl';

/** What the first line says that it is; counts up when a reader must know of a change. */
const FORMAT = 'backpath-run 1';
/** Numbers in a line: an editor that shows the file as text stays usable. */
const CHUNK = 4096;

/** Milliseconds for which nobody else is answered while a long run is written. */
const TURN = 8;

/** The bytes of the file: of the run as it is when this is called, whatever it does meanwhile. In turns, but where there is no time for any. */
export async function writeRun(run: BackgroundRun, atOnce = false): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const lines: Uint8Array[] = [];
  let turn = performance.now();
  for (const part of partsOf(run)) {
    lines.push(encoder.encode(`${toText(part)}\n`));
    if (atOnce || performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    turn = performance.now();
  }
  const bytes = new Uint8Array(lines.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length;
  }
  return bytes;
}

/** What the lines say; everything that may change is read before the first. */
function* partsOf({ history, name, plan, reach }: BackgroundRun): Generator<object> {
  const { numbers, kept, checkpoints } = history.dump();
  const { points, ...shape } = numbers;
  const states = [...checkpoints];
  yield { format: FORMAT, name, plan };
  yield { numbers: shape };
  for (let start = 0; start < points.length; start += CHUNK) yield { points: points.slice(start, start + CHUNK) };
  yield { kept };
  for (const checkpoint of states) yield { checkpoint };
  yield { reach };
}

export type ReadRun = { readonly ok: true; readonly run: BackgroundRun } | { readonly ok: false; readonly reason: ReadFault };

export type ReadFault = 'noRun' | 'newer' | 'damaged';

/** The run of a text. A run that was going on when it was written has lost its worker: it reads as cancelled. */
export function readRun(text: string): ReadRun {
  const lines = text.split('\n').filter((line) => line !== '');
  try {
    const parts = lines.map(fromText);
    const head = parts.find((part): part is Head => isObject(part) && 'plan' in part);
    if (head === undefined) return { ok: false, reason: 'noRun' };
    if (head.format !== FORMAT) return { ok: false, reason: 'newer' };
    const collect = <T>(key: string): readonly T[] => parts.flatMap((part) => (isObject(part) && key in part ? [part[key] as T] : []));
    const [shape] = collect<Omit<HistoryDump['numbers'], 'points'>>('numbers');
    const [kept] = collect<HistoryDump['kept']>('kept');
    const [reach] = collect<RunReach>('reach');
    if (shape === undefined || kept === undefined || reach === undefined) return { ok: false, reason: 'damaged' };
    const points = collect<readonly number[]>('points').flat();
    const dump = { numbers: { ...shape, points }, kept, checkpoints: collect<RunState>('checkpoint') };
    const { plan, name } = head;
    const history = History.from(dump, plan.start, plan.parameters);
    const going = reach.status === 'running' || reach.status === 'waiting';
    return { ok: true, run: new BackgroundRun(plan, name, going ? { ...reach, status: 'cancelled' } : reach, history) };
  } catch {
    return { ok: false, reason: 'damaged' };
  }
}

/** The first line. */
interface Head {
  readonly format: string;
  readonly name: string;
  readonly plan: RunPlan;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
