import * as vscode from 'vscode';
import type { HostToTraining, TrainingToHost } from '../../webview/protocol.ts';
import type { Disposable } from '../dispose.ts';
import type { Messages } from '../messages.ts';
import { Connection } from './connection.ts';
import { tabIcon } from './tab-icon.ts';
import { TrainingPage, type TrainingPageOptions } from './training-page.ts';

const TRAINING_VIEW_TYPE = 'backpath.training';

export interface TrainingPanelOptions extends Omit<TrainingPageOptions, 'post'> {
  readonly extensionUri: vscode.Uri;
  readonly messages: Messages;
  readonly log: vscode.LogOutputChannel;
}

/** The one tab in which networks are trained. Trainings go on while it is closed. */
export class TrainingPanel implements Disposable {
  readonly #options: TrainingPanelOptions;
  #panel: vscode.WebviewPanel | undefined;
  #page: TrainingPage | undefined;
  /** The network that the person asked to train last. */
  #chosen: string | undefined;

  constructor(options: TrainingPanelOptions) {
    this.#options = options;
  }

  /** `uri`, `name`: a function of the person's own; what is in the active editor where nothing is named. */
  async show(uri: vscode.Uri | undefined, name: unknown): Promise<void> {
    this.#chosen = await this.#options.networks.look(uri, name);
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return await this.#page?.offer(this.#chosen);
    }
    const title = vscode.l10n.t('Network Training');
    this.#adopt(vscode.window.createWebviewPanel(TRAINING_VIEW_TYPE, title, vscode.ViewColumn.Active, { retainContextWhenHidden: false }));
  }

  /** Brings the tab back after the window was reloaded. */
  registerRestore(): vscode.Disposable {
    return vscode.window.registerWebviewPanelSerializer(TRAINING_VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => (this.#panel === undefined ? this.#adopt(panel) : panel.dispose()),
    });
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri, messages, log } = this.#options;
    this.#panel = panel;
    panel.iconPath = tabIcon(extensionUri);
    const connection = new Connection<HostToTraining, TrainingToHost>({
      extensionUri,
      messages,
      log,
      webview: panel.webview,
      bundle: 'training',
      title: panel.title,
      identity: null,
      visible: () => panel.visible,
      ready: () => messages.watch(page.tellAll(this.#chosen)),
      received: (message) => messages.watch(page.receive(message)),
    });
    const page = new TrainingPage({ ...this.#options, post: (message) => connection.post(message) });
    this.#page = page;
    panel.onDidDispose(() => {
      page.dispose();
      connection.dispose();
      this.#panel = undefined;
      this.#page = undefined;
    });
  }
}
