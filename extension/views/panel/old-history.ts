import type { IterationRecord } from '../../../engine/index.ts';
import type { SessionEvent } from '../../session/events.ts';
import type { DocumentSession } from '../../session/sessions.ts';
import type { Audience } from './feed.ts';

/** The messages of the panel as it was, until its page reads the new ones. */
export class OldHistory {
  readonly #audience: Audience;
  #records: IterationRecord[] = [];

  constructor(audience: Audience) {
    this.#audience = audience;
  }

  tell({ name, session }: DocumentSession): void {
    const { view, transport } = session;
    if (view === undefined) return;
    const { record } = view.run.position;
    this.#records = record === undefined ? [] : [...this.#records.slice(0, record.iteration), record];
    const parameters = view.trace.parameters.map((each) => each.name);
    const { settings, unbiased } = view;
    this.#audience.post({ type: 'history', title: name, parameters, records: this.#records, transport, settings, unbiased });
  }

  follow(of: DocumentSession, event: SessionEvent): void {
    const { view, transport } = of.session;
    if (view === undefined) return;
    if (event.type === 'graph' || event.type === 'run') return this.tell(of);
    if (event.type !== 'stepped' && event.type !== 'moved') return;
    const { record, state } = view.run.position;
    if (record !== undefined && state.iteration > this.#records.length) {
      this.#records.push(record);
      this.#audience.post({ type: 'append', record, transport });
    } else {
      this.#records.length = state.iteration;
      this.#audience.post({ type: 'truncate', length: state.iteration, transport });
    }
  }
}
