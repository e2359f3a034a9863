import { attributes, element } from '../../dom.ts';
import type { Predictions } from '../../protocol.ts';

/** A table of counts; shades say the same again for who looks at it from afar. */
export function confusionTable({ confusion, classes }: Predictions): HTMLElement {
  const header = element(
    'tr',
    '',
    scoped('col', element('span', 'visually-hidden', 'Label')),
    ...classes.map((name) => scoped('col', name)),
  );
  const rows = confusion.map((row, label) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, predicted) => {
      const cell = element('td', `numeric confusion-${predicted === label ? 'right' : 'wrong'}`, count === 0 ? '·' : String(count));
      attributes(cell, { 'data-shade': shadeOf(count / Math.max(1, total)) });
      cell.title = `${count} of ${total} images of ${classes[label]} are taken for ${classes[predicted]}`;
      return cell;
    });
    return element(
      'tr',
      '',
      scoped('row', classes[label] ?? ''),
      ...cells,
      element('td', 'numeric confusion-share', shareOf(row[label] ?? 0, total)),
    );
  });
  header.append(scoped('col', 'right'));
  return element(
    'table',
    'grid confusion',
    element('caption', 'visually-hidden', 'Confusion matrix: a row a label, a column for what the network says'),
    element('thead', '', header),
    element('tbody', '', ...rows),
  );
}

/** From 0 to 4. */
function shadeOf(share: number): number {
  return share === 0 ? 0 : Math.min(4, 1 + Math.floor(4 * Math.sqrt(share) - 0.2));
}

function shareOf(count: number, total: number): string {
  return total === 0 ? '–' : `${Math.round((100 * count) / total)} %`;
}

function scoped(scope: 'row' | 'col', content: string | Node): HTMLElement {
  const cell = element('th', scope === 'col' ? 'numeric' : '', content);
  attributes(cell, { scope });
  return cell;
}
