import * as vscode from 'vscode';
import type { Outlines } from '../editor/outlines.ts';
import type { Messages } from '../messages.ts';
import { describeProblems } from '../problems.ts';
import type { DocumentSession, Sessions } from '../session/sessions.ts';
import { initialChoice } from '../settings.ts';
import type { GraphPanels } from '../views/graph-panels.ts';
import { addAnnotation } from './add-annotation.ts';
import type { Target } from './targets.ts';

export interface DifferentiateOptions {
  readonly sessions: Sessions;
  readonly panels: GraphPanels;
  readonly outlines: Outlines;
  readonly messages: Messages;
}

/**
 * Shows the graph of a function; undefined, and said why, where it has none. Its session goes on without a graph then,
 * so that the problems in the source follow the typing until they are solved.
 */
export async function differentiate(target: Target, options: DifferentiateOptions): Promise<DocumentSession | undefined> {
  const { sessions, panels, messages } = options;
  const { document, name } = target;
  const existing = sessions.find(document.uri, name);
  const session = existing ?? sessions.start(document, name, initialChoice());
  await session.opened;
  // It was refused before, and the newest text may still wait for the debounce.
  if (existing !== undefined && existing.session.view === undefined) await sessions.edit(existing.session, document);
  if (session.session.view === undefined) {
    describeProblems(messages, vscode.l10n.t('{0} cannot be differentiated', name), session.session.diagnostics);
    return undefined;
  }
  if (panels.of(session) === undefined) messages.watch(offerAnnotation(target, options));
  panels.show(session);
  return session;
}

async function offerAnnotation(target: Target, { outlines, messages }: DifferentiateOptions): Promise<void> {
  const outline = await outlines.named(target.document, target.name);
  if (outline === undefined || outline.annotated) return;
  messages.inform(vscode.l10n.t('{0} is not annotated: mark it @differentiable to have it checked while you type?', target.name), {
    title: vscode.l10n.t('Add Annotation'),
    run: () => addAnnotation(target, outlines),
  });
}
