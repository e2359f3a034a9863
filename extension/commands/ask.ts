import * as vscode from 'vscode';

/** Asks for a number until one fits, or none is given. */
export async function askNumber(prompt: string, fits: (value: number) => boolean, proposed?: number): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    prompt,
    ...(proposed !== undefined && { value: String(proposed) }),
    validateInput: (typed) => (typed.trim() !== '' && fits(Number(typed)) ? undefined : vscode.l10n.t('{0} does not fit here.', typed)),
  });
  return text === undefined ? undefined : Number(text);
}
