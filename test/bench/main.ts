/**
 * `npm run bench`: every target of speed, what was measured, and whether it is met. Ratios of one run are what counts:
 * absolute times move with the machine. `npm run bench -- gradients` runs one benchmark only.
 */
import process from 'node:process';
import { adam } from './adam.ts';
import { callsOfFunctions } from './calls.ts';
import { gradients } from './gradients.ts';
import { graphSteps } from './graph-view.ts';
import { latency } from './latency.ts';
import { layout } from './layout.ts';
import { libraries } from './libraries.ts';
import { native } from './native.ts';
import { networkSteps } from './networks.ts';
import { Report } from './report.ts';
import { responsiveness } from './responsiveness.ts';
import { sizes } from './sizes.ts';
import { spad } from './spad.ts';
import { tables } from './tables.ts';

const benchmarks: Readonly<Record<string, (report: Report) => void | Promise<void>>> = {
  gradients,
  calls: callsOfFunctions,
  native,
  libraries,
  sizes,
  latency,
  adam,
  spad,
  tables,
  networks: networkSteps,
  graph: graphSteps,
  layout,
  responsiveness,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join()}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exitCode = 2;
} else {
  const report = new Report();
  for (const [name, run] of Object.entries(benchmarks)) if (wanted.length === 0 || wanted.includes(name)) await run(report);
  report.summary();
}
