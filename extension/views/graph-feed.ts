import type { GraphDisplay, GraphNumbers, GraphView } from '../../engine/index.ts';
import type { Disposable } from '../dispose.ts';
import type { Session } from '../session/session.ts';
import type { EngineClient } from '../workers/protocol.ts';

/** A graph with its numbers, where a session stands. */
export interface Picture {
  readonly graph: GraphView;
  readonly numbers: GraphNumbers;
  readonly revision: number;
  /** Where the numbers are. */
  readonly point: readonly number[];
}

export interface GraphFeedOptions {
  readonly engine: EngineClient;
  readonly session: Session;
  readonly display: () => GraphDisplay;
  /** There is another picture, or the same at another iteration. */
  readonly drawn: (picture: Picture) => void;
  readonly failed: (message: string) => void;
}

/**
 * The graph of a session as one tab shows it. Drawing keeps up with stepping by leaving out what is out of date: while one
 * picture is made, of all that is asked for only the last is made next. What changes the graph itself does not wait for that.
 */
export class GraphFeed implements Disposable {
  readonly #options: GraphFeedOptions;
  #picture: Picture | undefined;
  #drawing: Promise<void> | undefined;
  #wanted = false;
  /** Identifies the newest drawing: one that was overtaken is not shown. */
  #newest: symbol | undefined;
  #ended = false;

  constructor(options: GraphFeedOptions) {
    this.#options = options;
  }

  /** The last picture that was made; it may be of an iteration before the session's. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** Draws where the session stands: another iteration, when the picture that is being made is done. */
  refresh(): Promise<void> {
    this.#wanted = true;
    this.#drawing ??= this.#drawAll();
    return this.#drawing;
  }

  /** Draws another graph, or the same in another way, at once. */
  redraw(): Promise<void> {
    this.#wanted = false;
    this.#drawing = this.#drawAll(true);
    return this.#drawing;
  }

  dispose(): void {
    this.#ended = true;
  }

  async #drawAll(first = false): Promise<void> {
    const newest = Symbol('drawing');
    this.#newest = newest;
    for (let wanted = first || this.#wanted; wanted && newest === this.#newest && !this.#ended; wanted = this.#wanted) {
      this.#wanted = false;
      await this.#draw(newest);
    }
    if (newest === this.#newest) this.#drawing = undefined;
  }

  async #draw(newest: symbol): Promise<void> {
    const { engine, session, display, drawn, failed } = this.#options;
    const { view, revision } = session;
    if (view === undefined) return;
    try {
      const { point } = view.run.shown.state;
      const outcome = await engine.draw(view.source, point, display(), this.#picture?.graph.key);
      // Where there is no number the session says so itself.
      if (!outcome?.ok || newest !== this.#newest || this.#ended) return;
      const graph = outcome.graph ?? this.#picture?.graph;
      if (graph === undefined) return;
      this.#picture = { graph, numbers: outcome.numbers, revision, point };
      if (!this.#wanted) drawn(this.#picture);
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
  }
}
