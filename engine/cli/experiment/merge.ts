import { planOf, type ReadLines, readLines, undivided, unitLine } from '../../experiment/lines.ts';
import { unitsOf } from '../../experiment/plan.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { readSource } from '../input.ts';
import { conclude } from './perform.ts';

/** Joins the shards of an experiment: the table is the one of the undivided run. */
export const merge: Command = {
  name: 'experiment merge',
  operand: 'FILES',
  summary: 'join the shards of an experiment',
  options: {
    out: { type: 'string', value: 'runs.jsonl', help: 'write the whole here, its lines in order' },
    report: { type: 'string', value: 'report.html', help: 'write a page with tables and charts' },
  },
  run(given, terminal) {
    const parts = given.operands.map((path) => ({ path, ...partOf(path, readSource(path, terminal)) }));
    const [first] = parts;
    if (!first) throw new UsageError('experiment merge: FILES are missing');
    const other = parts.find(({ header }) => undivided(header) !== undivided(first.header));
    if (other) throw new UsageError(`${other.path} is not a part of the experiment that ${first.path} is a part of`);
    const plan = planOf(first.header);
    if (!plan) throw new UsageError(`${first.path} is not an experiment`);
    const results = new Map(parts.flatMap((part) => [...part.results]));
    const missing = unitsOf(plan).filter(({ index }) => !results.has(index));
    if (missing.length > 0) {
      throw new UsageError(
        `${missing.length} of ${unitsOf(plan).length} pieces are in none of the files: a shard is missing or not finished`,
      );
    }
    const out = given.text('out');
    if (out !== undefined) {
      const file = terminal.createFile(out);
      file.write(undivided(first.header));
      for (const unit of unitsOf(plan)) file.write(unitLine(unit, results.get(unit.index) ?? []));
      file.close();
    }
    return conclude(given, terminal, plan, results);
  },
};

function partOf(path: string, text: string): ReadLines & { readonly header: string } {
  const read = readLines(text);
  if (read?.header === undefined) throw new UsageError(`${path} is not an experiment`);
  return { ...read, header: read.header };
}
