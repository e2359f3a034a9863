/**
 * Layered layout, left to right (Sugiyama, Tagawa, Toda 1981): layers by longest path, order by barycentre sweeps,
 * y by Brandes and Köpf, x by columns. Deterministic; linear in nodes, edges and bends, up to logarithms, and bends
 * are kept linear by the lanes.
 */
import { at } from '../../invariant.ts';
import { finish, type Sliced } from '../../slices.ts';
import type { Point } from '../types.ts';
import { type Column, placeColumns } from './columns.ts';
import { assignY } from './coordinates.ts';
import { entryOffsets } from './entries.ts';
import { makeFrame } from './frame.ts';
import { assignLanes } from './lanes.ts';
import { assignLayers, groupBySource } from './layers.ts';
import { orderLayers } from './order.ts';
import { isBend, makeProper, type ProperGraph } from './proper.ts';
import { routeEdge } from './route.ts';
import { seedOf } from './seed.ts';
import { settle } from './settle.ts';
import { margin } from './spacing.ts';
import type { Layout, LayoutInput } from './types.ts';

export function layOut(input: LayoutInput): Layout {
  return finish(layoutSteps(input));
}

/** The same in slices. In a hurry it stops improving: the drawing is right, but has more crossings and bends. */
export function* layoutSteps(input: LayoutInput): Sliced<Layout & { readonly simplified: boolean }> {
  const graph = makeProper(input, assignLayers(input), groupBySource(input));
  yield;
  const seed = input.seed?.some((place) => place !== undefined) ? input.seed : undefined;
  const order = yield* orderLayers(graph, seed && { places: seedOf(seed, graph), wasThere: (slot) => seed[slot] !== undefined });
  const { layers } = order;
  const position = new Array<number>(graph.layerOf.length).fill(0);
  for (const layer of layers) for (const [index, slot] of layer.entries()) position[slot] = index;
  const entries = entryOffsets(input, graph, position);
  const assigned = yield* assignY({ input, graph, layers, entries }, position);
  const y = seed ? settle(input, makeFrame({ input, graph, layers, entries }, false, false), assigned.y, seed) : assigned.y;
  yield;

  const columns = placeColumns(input, graph.layerOf, steepestClimbs(input, graph, y, entries));
  const lanes = assignLanes(input, graph, topOf(input, y));
  const placed = { input, graph, columns, y, entries, lanes };
  const positions = input.nodes.map((_, node) => ({ x: at(columns, at(graph.layerOf, node)).centre, y: at(y, node) }));
  const routes = input.edges.map((_, edge) => routeEdge(placed, edge));
  const labels = input.edges.map(({ target }, edge) =>
    labelPlace(input, at(columns, at(graph.layerOf, target)), target, at(y, target) + at(entries, edge)),
  );
  const simplified = order.simplified || assigned.simplified;
  return { ...moveToOrigin(input, { positions, routes, labels }), simplified };
}

/** Lanes are left out: they leave the drawing steeply anyway. */
function steepestClimbs(input: LayoutInput, graph: ProperGraph, y: readonly number[], entries: readonly number[]): number[] {
  const climbs = graph.layers.map(() => 0);
  for (const { from, to, edge } of graph.segments) {
    const start = at(y, from) + (isBend(input, from) ? 0 : at(input.edges, edge).port);
    const end = at(y, to) + (isBend(input, to) ? 0 : at(entries, edge));
    const layer = at(graph.layerOf, from);
    climbs[layer] = Math.max(at(climbs, layer), Math.abs(end - start));
  }
  return climbs;
}

function topOf(input: LayoutInput, y: readonly number[]): number {
  let top = Number.POSITIVE_INFINITY;
  for (const [slot, value] of y.entries()) top = Math.min(top, isBend(input, slot) ? value : value - at(input.nodes, slot).height / 2);
  return top;
}

function labelPlace(input: LayoutInput, column: Column, target: number, y: number): Point {
  const { width, before } = at(input.nodes, target);
  return { x: column.centre - width / 2 - before / 2, y };
}

function moveToOrigin(input: LayoutInput, { positions, routes, labels }: Pick<Layout, 'positions' | 'routes' | 'labels'>): Layout {
  let [top, bottom, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const [node, { x, y }] of positions.entries()) {
    const { width, height, after } = at(input.nodes, node);
    top = Math.min(top, y - height / 2);
    bottom = Math.max(bottom, y + height / 2);
    right = Math.max(right, x + width / 2 + after);
  }
  for (const route of routes) {
    for (const { y } of route) {
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const down = margin - (Number.isFinite(top) ? top : 0);
  const move = ({ x, y }: Point): Point => ({ x, y: y + down });
  return {
    positions: positions.map(move),
    routes: routes.map((route) => route.map(move)),
    labels: labels.map(move),
    width: right + margin,
    height: Number.isFinite(bottom) ? bottom + down + margin : 2 * margin,
  };
}
