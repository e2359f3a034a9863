import * as vscode from 'vscode';
import { documentAt } from '../editor/documents.ts';
import type { Sessions } from '../session/sessions.ts';
import type { GraphPanels } from '../views/graph-panels.ts';
import type { BackgroundRun } from './background-run.ts';
import { choiceOf } from './from-here.ts';

/** Opens a run's function with its settings, at an iteration. Where the file is gone: the text that the run kept, as a new one. */
export async function explore(
  { plan }: BackgroundRun,
  iteration: number,
  { sessions, panels }: { readonly sessions: Sessions; readonly panels: GraphPanels },
): Promise<void> {
  const uri = vscode.Uri.parse(plan.function.uri);
  const content = plan.source.text;
  const found = await documentAt(uri).catch(() => undefined);
  const document = found ?? (await vscode.workspace.openTextDocument({ language: 'typescript', content }));
  const choice = choiceOf(plan.settings);
  const existing = sessions.find(document.uri, plan.function.name);
  const session = existing ?? sessions.start(document, plan.function.name, choice);
  await session.opened;
  if (existing !== undefined) await existing.session.choose(choice);
  panels.show(session);
  await session.session.replay(iteration);
}
