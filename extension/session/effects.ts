import * as vscode from 'vscode';
import { contextKey } from '../context-keys.ts';
import { DisposableStore } from '../dispose.ts';
import type { Diagnostics } from '../editor/diagnostics.ts';
import type { Messages } from '../messages.ts';
import { describeProblems } from '../problems.ts';
import type { DocumentSession, DocumentSessionEvent, Sessions } from './sessions.ts';

export interface SessionEffectsOptions {
  readonly sessions: Sessions;
  readonly diagnostics: Diagnostics;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
}

/** What sessions change outside of their own views: context keys, problems in the source, messages, the log. */
export function registerSessionEffects({ sessions, diagnostics, messages, log }: SessionEffectsOptions): vscode.Disposable {
  const owned = new DisposableStore();
  const setSession = contextKey('backpath.session', messages);
  const setPlaying = contextKey('backpath.playing', messages);
  const keys = (): void => {
    setSession(sessions.active !== undefined);
    setPlaying(sessions.active?.session.transport.playing ?? false);
  };
  owned.add(sessions.onActivate(keys));
  owned.add(
    sessions.onEvent((happened) => {
      if (happened.of === sessions.active) keys();
      if (happened.event.type === 'graph') logPhases(happened.of, log);
      report(happened, diagnostics, messages);
    }),
  );
  owned.add(
    sessions.onEnd(({ uri, name }) => {
      diagnostics.set(uri, sourceAsker(name), []);
      diagnostics.set(uri, pointAsker(name), []);
    }),
  );
  return owned;
}

function report({ of, event }: DocumentSessionEvent, diagnostics: Diagnostics, messages: Messages): void {
  switch (event.type) {
    case 'graph':
    case 'stale':
      diagnostics.set(of.uri, sourceAsker(of.name), of.session.diagnostics);
      return diagnostics.set(of.uri, pointAsker(of.name), []);
    case 'run':
    case 'stepped':
    case 'moved':
      return diagnostics.set(of.uri, pointAsker(of.name), []);
    case 'refused':
      diagnostics.set(of.uri, pointAsker(of.name), event.diagnostics);
      return describeProblems(messages, vscode.l10n.t('{0} has no next iteration here', of.name), event.diagnostics);
    case 'failed':
      return messages.fail(event.message);
    case 'transport':
    case 'peeked':
      return;
  }
}

function logPhases({ name, session }: DocumentSession, log: vscode.LogOutputChannel): void {
  const phases = session.view?.phases.map((phase) => `${phase.name} ${phase.milliseconds.toFixed(1)} ms`) ?? [];
  log.debug(`${name}: revision ${session.revision}: ${phases.join(', ')}`);
}

function sourceAsker(name: DocumentSession['name']): string {
  return `source of ${name}`;
}

function pointAsker(name: DocumentSession['name']): string {
  return `point of ${name}`;
}
