import type { GraphView, IterationRecord, RunSettings } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import type { Comparison } from '../../protocol.ts';
import { announcementOf, summarize } from '../words/summary.ts';

export interface StripContent {
  readonly graph: GraphView;
  readonly settings: RunSettings;
  readonly record: IterationRecord | undefined;
  readonly comparison: Comparison | undefined;
  readonly branchedOff: boolean;
}

export interface Strip {
  readonly element: HTMLElement;
  /** What the last iteration kept; without a record, what there is to choose from. */
  update(shown: StripContent, announce: boolean): void;
}

/** In words, above the graph: which branch is kept for each parameter, the candidates' norms, and why. */
export function createStrip(): Strip {
  const reason = element('p', 'strip-reason');
  const list = element('ul', 'strip-list');
  const live = element('p', 'visually-hidden');
  attributes(live, { 'aria-live': 'polite', role: 'status' });
  const strip = element('section', 'strip', reason, list, live);
  attributes(strip, { 'aria-label': 'Selection' });
  return {
    element: strip,
    update({ graph, record, settings, comparison, branchedOff }, announce) {
      attributes(strip, { 'data-iteration': record?.iteration, 'data-reason': record?.reason });
      if (record === undefined) {
        reason.textContent = 'No step yet: every path counts.';
        list.replaceChildren(...graph.parameters.map(({ name, paths }) => line({ 'data-parameter': name }, `${name}: ${counted(paths)}`)));
        live.textContent = '';
        return;
      }
      const summary = summarize(graph, record, settings, comparison);
      const elsewhere = branchedOff
        ? '. The function takes other branches here, so this is another graph than the one that was stepped'
        : '';
      reason.textContent = `Iteration ${record.iteration + 1}: ${summary.reason}${elsewhere}`;
      const lines = summary.parameters.map(({ parameter, kept, norm, text }) =>
        line({ 'data-parameter': parameter, 'data-kept': kept, 'data-norm': norm }, text),
      );
      list.replaceChildren(...lines, ...(summary.shared === undefined ? [] : [line({}, summary.shared)]));
      live.textContent = announce ? announcementOf(record, summary) : '';
    },
  };
}

function line(data: Readonly<Record<string, string>>, text: string): HTMLElement {
  const made = element('li', 'strip-line', text);
  attributes(made, data);
  return made;
}

function counted(paths: string): string {
  return paths === '1' ? '1 path' : `${paths} paths`;
}
