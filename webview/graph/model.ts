/** What is on screen, as one scene, and every way in which it changes. Knows neither document nor messages' transport. */
import type { GraphChanges, GraphView, PathView, RunSettings } from '../../engine/index.ts';
import type { Choices, HostToGraph, Overlay } from '../protocol.ts';
import { NOTHING, type Scene } from './drawing/scene.ts';
import type { Item } from './item.ts';
import { markEdges } from './marks.ts';
import { type Isolation, isolate } from './reading/isolation.ts';
import type { Part } from './reading/reach.ts';
import type { StateStore } from './state.ts';

export type GraphMessage = Extract<HostToGraph, { type: 'graph' }>;
export type IterationMessage = Extract<HostToGraph, { type: 'iteration' }>;

/** How much of the view a change touches: another graph, another part of it, or only looks. */
export type Extent = 'graph' | 'part' | 'looks';

export class GraphModel {
  readonly #store: StateStore;
  readonly #changed: (scene: Scene, extent: Extent) => void;
  #scene: Scene | undefined;
  #iteration: IterationMessage | undefined;
  #settings: RunSettings | undefined;

  constructor(store: StateStore, changed: (scene: Scene, extent: Extent) => void) {
    this.#store = store;
    this.#changed = changed;
  }

  /** undefined while there is no graph. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  get settings(): RunSettings | undefined {
    return this.#settings;
  }

  /** The last iteration message about this graph. */
  get iteration(): IterationMessage | undefined {
    return this.#iteration;
  }

  /** Selection and isolation follow their nodes by their keys. */
  showGraph({ graph, numbers, settings }: GraphMessage): void {
    const { functionName, isolation, selection, overlays } = this.#store.current;
    const same = functionName === graph.functionName;
    if (!same) this.#store.keep({ functionName: graph.functionName, selection: [], isolation: undefined });
    this.#settings = settings;
    this.#iteration = undefined;
    this.#scene = {
      graph,
      numbers,
      marks: markEdges(graph, undefined, []),
      choices: NO_CHOICES,
      changes: undefined,
      overlays: new Set(overlays),
      isolation: same ? isolate(graph, isolation) : undefined,
      hits: NOTHING,
      lit: NOTHING,
      selected: same ? { nodes: nodesOf(graph, selection), edges: new Set() } : NOTHING,
      traced: NOTHING,
      active: undefined,
    };
    this.#changed(this.#scene, 'graph');
  }

  showIteration(message: IterationMessage): void {
    if (this.#scene === undefined) return;
    const { numbers, record, comparison, branchedOff, choices } = message;
    const { graph } = this.#scene;
    const marks = branchedOff ? markEdges(graph, undefined, []) : markEdges(graph, record, comparison?.candidates ?? []);
    this.#iteration = message;
    this.#change({ numbers, marks, choices });
  }

  /** Was something selected at the iteration that is shown, on this graph? */
  get stepped(): boolean {
    return this.#iteration?.record !== undefined;
  }

  showSettings(settings: RunSettings): void {
    this.#settings = settings;
  }

  clear(): void {
    this.#scene = undefined;
    this.#iteration = undefined;
  }

  compare(changes: GraphChanges | undefined): void {
    this.#change({ changes });
  }

  light(nodes: readonly number[], edges: readonly number[]): void {
    this.#change({ lit: { nodes: new Set(nodes), edges: new Set(edges) } });
  }

  find(items: readonly Item[]): void {
    this.#change({ hits: partOf(items) });
  }

  trace(path: PathView | undefined): void {
    this.#change({ traced: path === undefined ? NOTHING : { nodes: new Set(path.nodes), edges: new Set(path.edges) } });
  }

  activate(active: Item | undefined): void {
    this.#change({ active });
  }

  /** `adding`: what is selected already stays so, and what is picked twice is not any more. */
  select(item: Item | undefined, adding: boolean): void {
    const { selected, graph } = this.#scene ?? {};
    if (selected === undefined || graph === undefined) return;
    const next = { nodes: new Set(adding ? selected.nodes : []), edges: new Set(adding ? selected.edges : []) };
    if (item !== undefined) {
      const [set, index] = 'node' in item ? [next.nodes, item.node] : [next.edges, item.edge];
      if (!set.delete(index)) set.add(index);
    }
    this.#store.keep({ selection: [...next.nodes].flatMap((node) => graph.nodes[node]?.key ?? []) });
    this.#change({ selected: next });
  }

  overlay(overlays: ReadonlySet<Overlay>): void {
    this.#store.keep({ overlays: [...overlays] });
    this.#change({ overlays });
  }

  /** Without an isolation: everything. */
  isolate(isolation: Isolation | undefined): void {
    this.#store.keep({ isolation });
    if (this.#scene === undefined) return;
    this.#scene = { ...this.#scene, isolation: isolate(this.#scene.graph, isolation) };
    this.#changed(this.#scene, 'part');
  }

  /** What becomes of all that the isolation leaves out. */
  isolateRest(rest: Isolation['rest']): void {
    const { isolation } = this.#store.current;
    if (isolation !== undefined) this.isolate({ ...isolation, rest });
  }

  #change(change: Partial<Scene>): void {
    if (this.#scene === undefined) return;
    this.#scene = { ...this.#scene, ...change };
    this.#changed(this.#scene, 'looks');
  }
}

const NO_CHOICES: Choices = { iterations: 0, kept: [] };

function partOf(items: readonly Item[]): Part {
  return {
    nodes: new Set(items.flatMap((item) => ('node' in item ? [item.node] : []))),
    edges: new Set(items.flatMap((item) => ('edge' in item ? [item.edge] : []))),
  };
}

function nodesOf({ nodes }: GraphView, keys: readonly string[]): ReadonlySet<number> {
  return new Set(nodes.filter(({ key }) => keys.includes(key)).map(({ id }) => id));
}
