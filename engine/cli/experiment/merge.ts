import { planOf, type ReadLines, readLines, undivided, unitLine } from '../../experiment/lines.ts';
import { unitsOf } from '../../experiment/plan.ts';
import { at } from '../../invariant.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { readSource } from '../input.ts';
import type { LineFile } from '../terminal.ts';
import { conclude, findingsOf, together } from './conclude.ts';
import type { Outcome } from './perform.ts';

/** Joins the shards of an experiment, or of several: the tables are those of the undivided runs. */
export const merge: Command = {
  name: 'experiment merge',
  operand: 'FILES',
  summary: 'join the shards of experiments; one report of several',
  options: {
    out: { type: 'string', value: 'runs.jsonl', help: 'write the whole here, its lines in order' },
    report: { type: 'string', value: 'report.html', help: 'write a page with tables and charts' },
  },
  run(given, terminal) {
    const parts = given.operands.map((path) => partOf(path, readSource(path, terminal)));
    if (parts.length === 0) throw new UsageError('experiment merge: FILES are missing');
    const experiments = [...Map.groupBy(parts, ({ header }) => undivided(header))].map(([header, shards]) => joined(header, shards));
    const out = given.text('out');
    const [only, ...others] = experiments;
    if (out !== undefined && only && others.length > 0)
      throw new UsageError(`--out is for the shards of one experiment; there are ${experiments.length}`);
    if (out !== undefined && only) writeWhole(terminal.createFile(out), only);
    const findings = experiments.map(findingsOf);
    return conclude(given, terminal, findings.length === 1 ? at(findings, 0) : together('experiments', findings));
  },
};

interface Whole extends Outcome {
  readonly header: string;
}

/** The experiment whose shards these are. */
function joined(header: string, shards: readonly Part[]): Whole {
  const plan = planOf(header);
  const paths = shards.map(({ path }) => path).join(', ');
  if (!plan) throw new UsageError(`${paths}: this is not an experiment`);
  const results = new Map(shards.flatMap((shard) => [...shard.results]));
  const units = unitsOf(plan);
  const missing = units.filter(({ index }) => !results.has(index)).length;
  if (missing > 0) {
    throw new UsageError(`${missing} of ${units.length} pieces are in none of ${paths}: a shard is missing or not finished`);
  }
  return { header, plan, results, left: 0 };
}

function writeWhole(file: LineFile, { header, plan, results }: Whole): void {
  file.write(header);
  for (const unit of unitsOf(plan)) file.write(unitLine(unit, results.get(unit.index) ?? []));
  file.close();
}

interface Part extends ReadLines {
  readonly path: string;
  readonly header: string;
}

function partOf(path: string, text: string): Part {
  const read = readLines(text);
  if (read?.header === undefined) throw new UsageError(`${path} is not an experiment`);
  return { ...read, path, header: read.header };
}
