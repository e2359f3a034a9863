/** Which line on the landscape is what. */

import type { Landscape, Trail } from '../../protocol.ts';
import type { LineSpec } from '../charts/chart-spec.ts';
import { styleOf } from '../compare/overlay.ts';

export type LineStyle = Pick<LineSpec, 'stroke' | 'dash'>;

/** How the curve of a function of one parameter is drawn: more quietly than any run on it. */
export const CURVE: LineStyle = { stroke: 'muted' };

const SESSION: LineStyle = { stroke: 'exact' };

/** One a trail. Runs look as they do where they are compared: those that differ in their seed only alike. */
export function trailStyles(trails: readonly Trail[]): readonly LineStyle[] {
  const groups = [...new Set(trails.flatMap(({ of }) => of?.group ?? []))];
  return trails.map(({ of }) => (of === undefined ? SESSION : styleOf(groups.indexOf(of.group))));
}

/** An entry for each look. */
export function legendOf({ axes }: Landscape, trails: readonly Trail[]): readonly LineSpec[] {
  const styles = trailStyles(trails);
  const entries = [...Map.groupBy(trails.entries(), ([, { id, of }]) => of?.group ?? id).values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const [index, trail] = first;
    const label = members.length > 1 && trail.of ? `${trail.of.method} (${members.length} seeds)` : nameOf(trail);
    return [{ label, meaning: label, wide: true, stroke: 'exact' as const, ...styles[index] }];
  });
  return axes.length === 1 ? [{ label: 'f', meaning: 'The function', ...CURVE }, ...entries] : entries;
}

/** The session's own run has no name. */
export function nameOf({ name }: Trail): string {
  return name === '' ? 'This run' : name;
}
