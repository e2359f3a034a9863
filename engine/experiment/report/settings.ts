import { readingLabel } from '../methods.ts';
import { paperRate } from '../paper.ts';
import type { SuccessPlan } from '../plan.ts';
import { steppedText } from '../stepped.ts';
import { type Block, paragraph } from './blocks.ts';

/** Everything that was chosen, and what is not compiled. */
export function settingsBlocks(plan: SuccessPlan): readonly Block[] {
  const stepped = steppedText(plan.stepped);
  return [paragraph(settingsLine(plan)), ...(stepped === undefined ? [] : [paragraph(stepped)])];
}

/** In a line; the reading of the paper where there is only one. */
function settingsLine(plan: SuccessPlan): string {
  const { kind, runs, iterations, optimizer, seed, subjects, methods } = plan;
  const domains = subjects.map(
    ({ name, domain }) => `${name} on ${domain.flatMap(([low, high]) => (low < high ? [`[${low}, ${high}]`] : [])).join(' × ')}`,
  );
  const batches = new Set(methods.flatMap(({ observation }) => (observation && observation.name !== 'gd' ? [observation.batch] : [])));
  const read = new Set(
    methods.map(({ estimator: { granularity, draw, normalize, m }, mFromBranches }) =>
      readingLabel({ granularity, draw, normalize, m: mFromBranches ? 'branches' : m }),
    ),
  );
  return [
    `${runs} runs of ${iterations} iterations each`,
    `${optimizer.name}, learning rate ${optimizer.learningRate}`,
    `seed ${seed}`,
    ...(read.size === 1 ? read : []),
    `starts uniform on the domain: ${domains.join(', ')}`,
    ...(batches.size > 0 ? [`batches of ${[...batches].join(', ')} rows`] : []),
    ...(kind === 'comparison' ? [] : [`intervals of 95 % (Wilson)${isOfPaper(plan) ? ', the paper’s rates in brackets' : ''}`]),
  ].join('; ');
}

/** Do the paper's tables have any of its functions? */
export function isOfPaper({ subjects }: SuccessPlan): boolean {
  return subjects.some(({ name }) => paperRate(name, 'baseline', 0.05) !== undefined);
}
