import * as vscode from 'vscode';

/** A way out that a message offers. */
export interface Action {
  readonly title: string;
  run(): Promise<unknown> | Thenable<unknown>;
}

/** Messages that do not keep the command waiting that shows them: the person may never answer. */
export class Messages {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  inform(message: string, ...actions: readonly Action[]): void {
    this.#answer(vscode.window.showInformationMessage(message, ...actions), message);
  }

  warn(message: string, ...actions: readonly Action[]): void {
    this.#answer(vscode.window.showWarningMessage(message, ...actions), message);
  }

  /** Our fault, not the user's: the log says more. */
  fail(message: string): void {
    this.#log.error(message);
    const show: Action = { title: vscode.l10n.t('Show Log'), run: () => Promise.resolve(this.#log.show(true)) };
    this.#answer(vscode.window.showErrorMessage(firstLine(message), show), message);
  }

  /** For what nobody awaits: a failure is told, not lost. */
  watch(work: Promise<unknown> | Thenable<unknown>): void {
    work.then(undefined, (error: unknown) => this.fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  }

  #answer(answer: Thenable<Action | undefined>, message: string): void {
    this.#log.debug(`said: ${message}`);
    this.watch(answer.then((action) => action?.run()));
  }
}

function firstLine(message: string): string {
  return `Backpath: ${message.split('\n', 1)[0]}`;
}
