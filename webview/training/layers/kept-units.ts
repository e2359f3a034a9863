/** Which units of a layer's input are kept: a square each, in rows as near to a square as they go. */
import { attributes, element, svg } from '../../dom.ts';
import { formatCount, formatNumber } from '../../format.ts';
import { counted } from '../../panel/compare/overlay.ts';
import type { LayerKept } from '../../protocol.ts';

export function keptUnits(layer: LayerKept): HTMLElement {
  const { axis, units, kept, indices, draw, since, candidates } = layer;
  const named = axis === 'lines' ? 'lines of pixels' : 'units';
  const how =
    candidates.length > 0
      ? `Candidate ${draw + 1} of ${candidates.length} has the largest gradient.`
      : `Kept since iteration ${formatCount(counted(since))}.`;
  const words = `${formatCount(kept)} of ${formatCount(units)} ${named}. ${how}`;
  const mixed = `All ${formatCount(units)} ${named}, mixed into ${formatCount(kept)}. ${how}`;
  return element(
    'div',
    'kept-units',
    ...(indices === undefined ? [] : [picture(units, indices, layer.layer)]),
    element('p', 'card-note', indices === undefined ? mixed : words),
    ...(candidates.length > 0 ? [comparison(candidates, draw)] : []),
  );
}

const CELL = 6;

function picture(units: number, indices: readonly number[], name: string): SVGSVGElement {
  const columns = Math.ceil(Math.sqrt(units));
  const rows = Math.ceil(units / columns);
  const drawing = svg('svg', { class: 'kept-picture', viewBox: `0 0 ${columns * CELL} ${rows * CELL}`, role: 'img' });
  attributes(drawing, {
    width: 2 * columns * (columns < 24 ? 4 : 3),
    'aria-label': `Kept units of ${name}: ${indices.slice(0, MOST_NAMED).join(', ')}${indices.length > MOST_NAMED ? ' and others' : ''}`,
  });
  drawing.append(svg('rect', { class: 'kept-all', x: 0, y: 0, width: columns * CELL, height: rows * CELL }));
  for (const unit of indices) {
    const spot = svg('rect', {
      class: 'kept-unit',
      x: (unit % columns) * CELL + 0.5,
      y: Math.floor(unit / columns) * CELL + 0.5,
      width: CELL - 1,
      height: CELL - 1,
    });
    spot.append(svg('title', {}, `unit ${unit}`));
    drawing.append(spot);
  }
  return drawing;
}

/** More numbers read aloud help nobody. */
const MOST_NAMED = 30;

function comparison(candidates: readonly number[], draw: number): HTMLElement {
  const most = Math.max(...candidates);
  const items = candidates.map((norm, index) => {
    const bar = element('span', `candidate-bar${index === draw ? ' candidate-kept' : ''}`);
    bar.style.width = `${most > 0 ? (100 * norm) / most : 0}%`;
    const label = `${index + 1}${index === draw ? ' kept' : ''}`;
    return element(
      'li',
      'candidate',
      element('span', 'candidate-name', label),
      element('span', 'candidate-track', bar),
      formatNumber(norm),
    );
  });
  const list = element('ol', 'candidates', ...items);
  attributes(list, { 'aria-label': 'Norms of the candidates’ gradients' });
  return list;
}
