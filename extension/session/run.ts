import type { RunState } from '../../engine/index.ts';
import { ChoiceCounter, type ChoiceCounts } from '../history/choices.ts';
import { History } from '../history/history.ts';
import type { Place } from '../history/place.ts';
import { placeAtStart } from '../history/place.ts';
import { Replay } from '../history/replay.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { Iterated, Opened } from '../workers/service.ts';

/** A run so far: how far it is, where the person stands in it, and what the pointer is on. */
export class Run {
  readonly history: History;
  readonly replay: Replay;
  readonly #choices = new ChoiceCounter();
  #head: RunState;
  #position: Place;
  #peeked: Place | undefined;

  constructor({ state, settings, trace }: Opened, engine: Pick<EngineClient, 'iterate'>) {
    this.history = new History(
      state,
      trace.parameters.map(({ name }) => name),
    );
    this.replay = new Replay({ engine, settings, history: this.history, trace: trace.key });
    this.#head = state;
    this.#position = placeAtStart(state, trace.key);
  }

  /** Iterations that are known. */
  get length(): number {
    return this.#head.iteration;
  }

  /** The state after the last of them. */
  get head(): RunState {
    return this.#head;
  }

  get position(): Place {
    return this.#position;
  }

  /** What the graph and the source show: where the person stands, or for a moment what the pointer is on. */
  get shown(): Place {
    return this.#peeked ?? this.#position;
  }

  /** How often each edge was kept at the known iterations that were taken on a graph. */
  choices(trace: string): ChoiceCounts | undefined {
    return this.#choices.counts.get(trace);
  }

  /** More iterations at the end; the person is where they led. */
  extend(iterated: Iterated, place: Place): void {
    if (iterated.rows !== undefined) this.history.append(iterated.rows);
    for (const state of iterated.checkpoints) this.history.checkpoints.add(state);
    if (iterated.choices !== undefined) this.#choices.addAll(iterated.choices);
    this.#head = iterated.state;
    this.move(place);
  }

  move(place: Place): void {
    this.#position = place;
    this.#peeked = undefined;
  }

  /** Shows another place for a moment, or again where the person stands. */
  peek(place: Place | undefined): void {
    this.#peeked = place;
  }
}
