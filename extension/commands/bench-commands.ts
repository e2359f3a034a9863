import * as vscode from 'vscode';
import type { StopCondition } from '../../engine/index.ts';
import type { PanelTopic, TransportState } from '../../webview/protocol.ts';
import type { RunActions } from '../runs/actions.ts';
import type { Sessions } from '../session/sessions.ts';
import { setting } from '../settings.ts';
import type { PanelView } from '../views/panel-view.ts';
import { askNumber } from './ask.ts';
import type { Commands } from './ids.ts';

export interface BenchCommandOptions {
  readonly sessions: Sessions;
  readonly actions: RunActions;
  readonly panel: PanelView;
}

type BenchCommands = Pick<
  Commands,
  | 'backpath.jump'
  | 'backpath.runUntil'
  | 'backpath.setSpeed'
  | 'backpath.startRun'
  | 'backpath.compareFromHere'
  | 'backpath.showCharts'
  | 'backpath.showRuns'
  | 'backpath.showCompare'
  | 'backpath.showLandscape'
  | 'backpath.showExperiments'
  | 'backpath.showAdvice'
>;

/** Commands of the bench, and those that start something from where it stands. */
export function benchCommands({ sessions, actions, panel }: BenchCommandOptions): BenchCommands {
  const show = (topic: PanelTopic) => () => panel.open(topic);
  const transport = (): TransportState | undefined => sessions.active?.session.transport;
  return {
    async 'backpath.jump'(wanted) {
      const session = sessions.active?.session;
      const iteration = typeof wanted === 'number' ? wanted : await askNumber(vscode.l10n.t('Go to which iteration?'), isCount);
      if (session !== undefined && iteration !== undefined) await session.wish({ kind: 'jump', iteration });
      return transport();
    },
    async 'backpath.runUntil'() {
      const session = sessions.active?.session;
      const stop = session && (await askCondition());
      if (session && stop) await session.wish({ kind: 'until', stop, most: setting('runs.mostUntil') });
      return transport();
    },
    async 'backpath.setSpeed'(wanted) {
      const session = sessions.active?.session;
      const asked = vscode.l10n.t('How many iterations a second while playing?');
      const perSecond = typeof wanted === 'number' ? wanted : await askNumber(asked, (value) => value > 0 && value <= 10_000);
      if (session !== undefined && perSecond !== undefined) await session.wish({ kind: 'speed', perSecond });
      return transport();
    },
    async 'backpath.startRun'() {
      const view = sessions.active?.session.view;
      if (view === undefined) return undefined;
      await panel.open('runs');
      const started = await actions.startHere(setting('runs.iterations'));
      return started?.[0];
    },
    async 'backpath.compareFromHere'() {
      await panel.open('compare');
      const ids = await actions.compareFromHere();
      panel.runs.compare(ids);
      return ids;
    },
    'backpath.showCharts': show('charts'),
    'backpath.showRuns': show('runs'),
    'backpath.showCompare': show('compare'),
    'backpath.showLandscape': show('landscape'),
    'backpath.showExperiments': show('experiments'),
    'backpath.showAdvice': show('advice'),
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

async function askCondition(): Promise<StopCondition | undefined> {
  const kinds = [
    { of: 'objective', label: vscode.l10n.t('The objective is at most …') },
    { of: 'gradient', label: vscode.l10n.t('The norm of the estimate is at most …') },
    { of: 'no-progress', label: vscode.l10n.t('The objective has not fallen for … iterations') },
    { of: 'iterations', label: vscode.l10n.t('… iterations are done') },
  ] as const;
  const picked = await vscode.window.showQuickPick(kinds, { placeHolder: vscode.l10n.t('Run until') });
  if (picked === undefined) return undefined;
  const counts = picked.of === 'iterations' || picked.of === 'no-progress';
  const value = await askNumber(picked.label, counts ? isCount : Number.isFinite);
  if (value === undefined) return undefined;
  switch (picked.of) {
    case 'objective':
      return { kind: 'objective', at: value };
    case 'gradient':
      return { kind: 'gradient', norm: value };
    case 'no-progress':
      return { kind: 'no-progress', iterations: value, by: 0 };
    case 'iterations':
      return { kind: 'iterations', iterations: value };
  }
}
