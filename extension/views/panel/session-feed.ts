import * as vscode from 'vscode';
import type { PanelTopic, Position } from '../../../webview/protocol.ts';
import { DisposableStore } from '../../dispose.ts';
import type { Place } from '../../history/place.ts';
import type { SessionEvent } from '../../session/events.ts';
import type { DocumentSession, Sessions } from '../../session/sessions.ts';
import { ChartFeed } from './chart-feed.ts';
import type { Audience, Feed } from './feed.ts';

/** The active session: what it is, where the person stands in its run, and the run's numbers. */
export class SessionFeed implements Feed {
  readonly #sessions: Sessions;
  readonly #audience: Audience;
  readonly #owned = new DisposableStore();
  readonly charts: ChartFeed;

  constructor(sessions: Sessions, audience: Audience) {
    this.#sessions = sessions;
    this.#audience = audience;
    this.charts = this.#owned.add(new ChartFeed({ audience, view: () => sessions.active?.session.view }));
    this.#owned.add(sessions.onActivate(() => this.#tellRun()));
    this.#owned.add(sessions.onEnd(() => this.#tellSession()));
    this.#owned.add(sessions.onEvent(({ of, event }) => of === sessions.active && this.#follow(event)));
  }

  tell(topics: readonly PanelTopic[]): void {
    if (topics.includes('bench')) this.#tellPosition();
    this.charts.tell(topics);
  }

  /** The page knows nothing yet, not even what there is. */
  tellAll(): void {
    this.#tellRun();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #tellRun(): void {
    this.#tellSession();
    this.#tellPosition();
    this.charts.replaced();
  }

  #tellSession(): void {
    const active = this.#sessions.active;
    const view = active?.session.view;
    if (active === undefined || view === undefined) {
      const reason = vscode.l10n.t('Right-click a function in a TypeScript file and choose Backpath: Differentiate.');
      this.#audience.post({ type: 'empty', reason });
      return;
    }
    this.#audience.post({
      type: 'session',
      title: active.name,
      sessions: this.#sessions.all.filter(({ session }) => session.view !== undefined).map((one) => titleOf(one, active)),
      parameters: view.trace.parameters.map(({ name }) => name),
      leaves: view.leaves,
      settings: view.settings,
      unbiased: view.unbiased,
      transport: active.session.transport,
      stale: active.session.stale !== undefined,
    });
  }

  #tellPosition(): void {
    const session = this.#sessions.active?.session;
    if (session?.view === undefined) return;
    this.#audience.post({ type: 'position', position: positionOf(session.view.run.position), transport: session.transport });
  }

  #follow(event: SessionEvent): void {
    const session = this.#sessions.active?.session;
    if (session?.view === undefined) return;
    switch (event.type) {
      case 'graph':
      case 'run':
        return this.#tellRun();
      case 'stepped':
      case 'moved':
        this.#tellPosition();
        return this.charts.grown();
      case 'stale':
        return this.#tellSession();
      case 'transport':
      case 'refused':
      case 'failed':
        return this.#audience.post({ type: 'transport', transport: session.transport });
      case 'peeked':
        return;
    }
  }
}

/** A place as the page is told of it. */
export function positionOf({ state, record, comparison, explanation, branchedOff }: Place): Position {
  return {
    iteration: state.iteration,
    point: state.point,
    branchedOff,
    ...(record && { record }),
    ...(comparison && { comparison }),
    ...(explanation && { explanation }),
  };
}

function titleOf({ uri, name }: DocumentSession, active: DocumentSession) {
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return { uri: uri.toString(), name, file, active: uri === active.uri && name === active.name };
}
