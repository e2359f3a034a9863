import { at } from '../../invariant.ts';
import type { GraphView, Point } from '../types.ts';
import type { SvgDressing } from './dressing.ts';

/** The part of a view that a picture shows, in the view's pixels. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Around what is drawn, for words and outlines that stick out. */
const margin = 28;

/** All of it, and what is gone; where parts are left out, what is left. */
export function extentOf({ nodes, edges, width, height }: GraphView, { nodes: dresses, edges: edgeDresses, gone }: SvgDressing): Extent {
  const isDrawn = (dress: { readonly presence: string }): boolean => dress.presence !== 'gone';
  const shown = {
    nodes: nodes.filter(({ id }) => isDrawn(at(dresses, id))),
    edges: edges.filter(({ id }) => isDrawn(at(edgeDresses, id))),
  };
  const whole = shown.nodes.length === nodes.length && shown.edges.length === edges.length;
  const points: readonly Point[] = [
    ...[...(whole ? [] : shown.nodes), ...(gone?.nodes ?? [])].flatMap(({ position: { x, y }, width: w, height: h }) => [
      { x: x - w / 2 - margin, y: y - h / 2 - margin },
      { x: x + w / 2 + margin, y: y + h / 2 + margin },
    ]),
    ...[...(whole ? [] : shown.edges), ...(gone?.edges ?? [])].flatMap(({ route }) => route),
    ...(whole ? [ORIGIN, { x: width, y: height }] : []),
  ];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const least = (values: readonly number[]): number => Math.floor(values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  const most = (values: readonly number[]): number => Math.ceil(values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
  if (points.length === 0) return { left: 0, top: 0, width: 0, height: 0 };
  return { left: least(xs), top: least(ys), width: most(xs) - least(xs), height: most(ys) - least(ys) };
}

const ORIGIN: Point = { x: 0, y: 0 };
