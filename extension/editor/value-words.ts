/** A value in words: pure, so that it is tested without an editor. */
import type { InspectedValue } from '../../engine/index.ts';

/** How often a branch was kept, of all iterations on this graph. */
export interface KeepRate {
  readonly name: string;
  readonly kept: number;
  readonly of: number;
}

/** Markdown. */
export function hoverText(value: InspectedValue, functionName: string, iteration: number, rates: readonly KeepRate[]): string {
  const times = value.times > 1 ? `, the last of ${value.times}` : '';
  const lines = [
    `**${code(value.description)}**${times} in ${code(functionName)}, iteration ${iteration}`,
    '',
    `- value ${code(exact(value.value))}`,
    `- adjoint ${code(exact(value.adjoint))}`,
    `- share of the gradient ${percent(value.share)}`,
    ...rates.map(({ name, kept, of }) => `- branch ${code(name)} kept ${kept} of ${of} times (${percent(kept / of)})`),
  ];
  return lines.join('\n');
}

/** `= 3.142 · ∂ 0.5 · 12 %`. */
export function hintText({ value, adjoint, share }: InspectedValue): string {
  return `= ${short(value)} · ∂ ${short(adjoint)} · ${percent(share)}`;
}

function exact(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}

/** As code, in as many backticks as it takes. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
