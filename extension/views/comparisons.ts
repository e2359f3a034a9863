import type { GraphChanges, GraphDisplay } from '../../engine/index.ts';
import type { Session } from '../session/session.ts';
import type { EngineClient } from '../workers/protocol.ts';
import { graphChanges } from './graph-changes.ts';
import type { Picture } from './graph-feed.ts';

export interface ComparisonsOptions {
  readonly engine: EngineClient;
  readonly session: Session;
  readonly display: () => GraphDisplay;
}

/** What a graph is compared with: as it was before the last edit, or at the iteration before. */
export class Comparisons {
  readonly #options: ComparisonsOptions;
  #against: GraphChanges['against'] | undefined;
  #last: Picture | undefined;
  #beforeEdit: Picture | undefined;

  constructor(options: ComparisonsOptions) {
    this.#options = options;
  }

  get against(): GraphChanges['against'] | undefined {
    return this.#against;
  }

  choose(against: GraphChanges['against'] | undefined): void {
    this.#against = against;
  }

  /** Another picture is shown: where the text is another one, the last of the text before it is remembered. */
  shown(picture: Picture): void {
    if (this.#last !== undefined && this.#last.revision !== picture.revision) this.#beforeEdit = this.#last;
    this.#last = picture;
  }

  /** Undefined where nothing is compared, or there is nothing before. */
  async changes(picture: Picture): Promise<GraphChanges | undefined> {
    if (this.#against === 'edit') return this.#beforeEdit && graphChanges('edit', this.#beforeEdit, picture);
    return this.#against === 'iteration' ? await this.#sinceIteration(picture) : undefined;
  }

  async #sinceIteration(picture: Picture): Promise<GraphChanges | undefined> {
    const { engine, session, display } = this.#options;
    const { view, record } = session;
    if (view === undefined || record === undefined) return undefined;
    const outcome = await engine.draw(view.source, record.point, display(), picture.graph.key, 'compare');
    if (!outcome?.ok) return undefined;
    return graphChanges('iteration', { graph: outcome.graph ?? picture.graph, numbers: outcome.numbers }, picture);
  }
}
