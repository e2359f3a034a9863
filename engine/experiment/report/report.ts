import type { Results } from '../lines.ts';
import type { SuccessPlan } from '../plan.ts';
import type { Block } from './blocks.ts';
import { comparisonBlocks } from './comparison.ts';
import { htmlPage } from './html.ts';
import { successBlocks } from './success.ts';

/** What an experiment found, as far as it is done. */
export function experimentBlocks(plan: SuccessPlan, results: Results): readonly Block[] {
  return plan.kind === 'comparison' ? comparisonBlocks(plan, results) : successBlocks(plan, results);
}

/** The same as a page. */
export function successReport(plan: SuccessPlan, results: Results): string {
  return htmlPage('Backpath: ε-success', experimentBlocks(plan, results));
}
