import type { GraphView, IterationRecord, RunState } from '../../engine/index.ts';
import type { Drawn } from '../workers/service.ts';

/** A run so far. Going back drops to the state that was there before, so it is exact by construction. */
export class Run {
  /** One more than there are records: `records[k]` led from `states[k]` to `states[k + 1]`. */
  readonly #states: RunState[];
  /** Which graph the function has at each state. */
  readonly #graphs: GraphView['key'][];
  readonly #records: IterationRecord[] = [];
  #graph: GraphView;
  #numbers: Drawn['numbers'];

  constructor(start: RunState, { graph, numbers }: Required<Drawn>) {
    this.#states = [start];
    this.#graphs = [graph.key];
    this.#graph = graph;
    this.#numbers = numbers;
  }

  get state(): RunState {
    // There is always the start.
    return this.#states[this.#states.length - 1] as RunState;
  }

  /** Where `back` would lead; nowhere at the start. */
  get previous(): RunState | undefined {
    return this.#states[this.#states.length - 2];
  }

  get records(): readonly IterationRecord[] {
    return this.#records;
  }

  /** The graph at the current state. */
  get graph(): GraphView {
    return this.#graph;
  }

  /** Its numbers there. */
  get numbers(): Drawn['numbers'] {
    return this.#numbers;
  }

  /** Did the last iteration lead to another graph? Then its record speaks of edges that this one does not have. */
  get branchedOff(): boolean {
    return this.#records.length > 0 && this.#graphs.at(-1) !== this.#graphs.at(-2);
  }

  advance(state: RunState, record: IterationRecord, drawn: Drawn): void {
    this.#states.push(state);
    this.#records.push(record);
    this.#graphs.push((drawn.graph ?? this.#graph).key);
    this.#draw(drawn);
  }

  back(drawn: Drawn): void {
    if (this.#records.length === 0) return;
    this.#states.pop();
    this.#records.pop();
    this.#graphs.pop();
    this.#draw(drawn);
  }

  /** The same run on a text that computes the same: its nodes stand elsewhere. */
  redraw(drawn: Drawn): void {
    const before = this.#graph.key;
    this.#draw(drawn);
    for (const [k, key] of this.#graphs.entries()) if (key === before) this.#graphs[k] = this.#graph.key;
  }

  #draw({ graph, numbers }: Drawn): void {
    this.#graph = graph ?? this.#graph;
    this.#numbers = numbers;
  }
}
