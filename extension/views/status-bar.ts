import * as vscode from 'vscode';
import type { CommandId } from '../commands/ids.ts';
import { DisposableStore } from '../dispose.ts';
import type { Runs } from '../runs/runs.ts';
import type { Sessions } from '../session/sessions.ts';
import { Throttle } from '../throttle.ts';

/** Milliseconds between two texts while something goes on. */
const PAUSE = 200;

/** `∇ f1 · it 12`: where the active session stands, and how many runs go on in the background. */
export function registerStatusBar(sessions: Sessions, runs: Runs): vscode.Disposable {
  const owned = new DisposableStore();
  const item = owned.add(vscode.window.createStatusBarItem('backpath.status', vscode.StatusBarAlignment.Right, 100));
  item.name = 'Backpath';
  const update = owned.add(
    new Throttle(PAUSE, () => {
      const texts = [sessionText(sessions), runsText(runs)].filter((text) => text !== undefined);
      if (texts.length === 0) return item.hide();
      const going = texts.length > 1 || sessions.active?.session.view === undefined;
      item.command = (going ? 'backpath.showRuns' : 'backpath.showPanel') satisfies CommandId;
      item.text = texts.map(({ text }) => text).join(' · ');
      item.tooltip = texts.map(({ words }) => words).join('\n');
      item.accessibilityInformation = { label: texts.map(({ words }) => words).join(', ') };
      item.show();
    }),
  );
  owned.add(sessions.onActivate(() => update.trigger()));
  owned.add(sessions.onEvent(({ of }) => of === sessions.active && update.trigger()));
  owned.add(runs.onEvent(() => update.trigger()));
  return owned;
}

interface StatusText {
  readonly text: string;
  /** The same in full, for the tooltip and for screen readers. */
  readonly words: string;
}

function sessionText({ active }: Sessions): StatusText | undefined {
  if (active?.session.view === undefined) return undefined;
  const { iteration, playing } = active.session.transport;
  const words = playing
    ? vscode.l10n.t('{0} is being iterated: show the Backpath panel', active.name)
    : vscode.l10n.t('{0} at iteration {1}: show the Backpath panel', active.name, iteration);
  return { text: `∇ ${active.name} · it ${iteration}`, words };
}

function runsText(runs: Runs): StatusText | undefined {
  const going = runs.all.filter(({ status }) => status === 'running' || status === 'waiting');
  if (going.length === 0) return undefined;
  const [first] = going;
  const words = going.length === 1 && first ? vscode.l10n.t('{0} runs', first.name) : vscode.l10n.t('{0} runs go on', going.length);
  return { text: `$(sync~spin) ${going.length}`, words };
}
