/** `run-tests.ts [SUITE…] [--executable PATH] [MOCHA ARGUMENT…]`: the suites, all without a name, then a table and one line of counts. */
import type { SuiteResult } from './results.ts';
import type { Suite } from './suites.ts';
import { suites } from './suites.ts';

interface Outcome {
  readonly name: string;
  readonly result: SuiteResult;
  readonly seconds: number;
}

const { names, executable, mochaArguments } = parse(process.argv.slice(2));
const asked = names.length > 0;
const outcomes: Outcome[] = [];
for (const suite of asked ? withNeeds(names) : suites) outcomes.push(await run(suite));
const failed = print(outcomes);
process.exit(failed === 0 ? 0 : 1);

async function run(suite: Suite): Promise<Outcome> {
  console.log(`\n── ${suite.name}`);
  const started = performance.now();
  const result = await resultOf(suite);
  if ('skipped' in result) console.log(`  skipped: ${result.skipped}`);
  return { name: suite.name, result, seconds: (performance.now() - started) / 1000 };
}

async function resultOf(suite: Suite): Promise<SuiteResult> {
  const broken = suite.needs.find((need) => outcomes.some((outcome) => outcome.name === need && failures(outcome.result).length > 0));
  if (broken !== undefined) return notRun(`needs ${broken}, which failed`);
  try {
    return await suite.run({ asked: names.includes(suite.name), mochaArguments, ...(executable !== undefined && { executable }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.log(message);
    return notRun(message);
  }
}

function notRun(error: string): SuiteResult {
  return { tests: [{ title: 'the suite runs', milliseconds: 0, error }] };
}

function failures(result: SuiteResult): readonly { readonly title: string; readonly error?: string }[] {
  return 'skipped' in result ? [] : result.tests.filter((test) => test.error !== undefined);
}

/** Prints the failures, the table and, as the last line, the counts; gives the number of failures. */
function print(all: readonly Outcome[]): number {
  let passedInAll = 0;
  let failedInAll = 0;
  console.log(`\n${'suite'.padEnd(12)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(10)}`);
  for (const { name, result, seconds } of all) {
    const count = failures(result).length;
    const passed = 'skipped' in result ? 0 : result.tests.length - count;
    const note = 'skipped' in result ? `  skipped: ${result.skipped}` : '';
    console.log(`${name.padEnd(12)}${String(passed).padStart(8)}${String(count).padStart(8)}${seconds.toFixed(1).padStart(10)}${note}`);
    passedInAll += passed;
    failedInAll += count;
  }
  for (const { name, result } of all) for (const test of failures(result)) console.log(`failed: ${name} › ${test.title}`);
  console.log(`${passedInAll} passed, ${failedInAll} failed`);
  return failedInAll;
}

/** In the order of the table, whatever the order asked for. */
function withNeeds(wanted: readonly string[]): readonly Suite[] {
  const needed = new Set(suites.filter((suite) => wanted.includes(suite.name)).flatMap((suite) => [suite.name, ...suite.needs]));
  return suites.filter((suite) => needed.has(suite.name));
}

function parse(args: readonly string[]): { names: string[]; executable?: string; mochaArguments: string[] } {
  const parsed: { names: string[]; executable?: string; mochaArguments: string[] } = { names: [], mochaArguments: [] };
  const rest = [...args];
  while (suites.some((suite) => suite.name === rest[0])) parsed.names.push(rest.shift() ?? '');
  const index = rest.indexOf('--executable');
  const path = rest[index + 1];
  if (index >= 0 && path !== undefined) {
    parsed.executable = path;
    rest.splice(index, 2);
  }
  parsed.mochaArguments = rest;
  return parsed;
}
