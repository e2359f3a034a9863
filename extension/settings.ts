import * as vscode from 'vscode';
import type { RunChoice } from '../webview/protocol.ts';

/** Every setting, as declared in the manifest, with its type. */
interface Settings {
  readonly 'codeLens.enabled': boolean;
  readonly debounce: number;
  readonly 'graph.visibleNodes': number;
  readonly 'graph.direction': 'right' | 'down';
  readonly 'graph.export.background': 'theme' | 'white';
  readonly 'inlayHints.enabled': boolean;
  readonly 'play.stepsPerSecond': number;
  readonly 'source.iteration': boolean;
  readonly 'runs.iterations': number;
  readonly 'runs.seeds': number;
  readonly 'runs.mostUntil': number;
  readonly seed: number;
  readonly learningRate: number;
  readonly optimizer: string;
  readonly 'estimator.name': string;
  readonly 'estimator.granularity': 'path' | 'parameter' | 'graph';
  readonly 'estimator.draw': 'paths' | 'branches';
  readonly 'estimator.normalize': boolean;
  readonly 'estimator.m': number;
  readonly 'estimator.kMax': number;
  readonly 'estimator.epsilon': number;
}

const SECTION = 'backpath';

/** A setting's value. The manifest has a default for each, so there always is one. */
export function setting<Name extends keyof Settings>(name: Name): Settings[Name] {
  return vscode.workspace.getConfiguration(SECTION).get(name) as Settings[Name];
}

export function onSettingChange(name: keyof Settings, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${SECTION}.${name}`)) listener();
  });
}

/** What a new session starts with; the controls beside its graph change it afterwards. */
export function initialChoice(): RunChoice {
  return {
    seed: setting('seed'),
    learningRate: setting('learningRate'),
    optimizer: setting('optimizer'),
    estimator: {
      name: setting('estimator.name'),
      granularity: setting('estimator.granularity'),
      draw: setting('estimator.draw'),
      normalize: setting('estimator.normalize'),
      m: setting('estimator.m'),
      kMax: setting('estimator.kMax'),
      epsilon: setting('estimator.epsilon'),
    },
  };
}
