import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { commandLine } from './process.ts';

export interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly out: string;
}

/**
 * Starts the command line as a process of its own and sends it `signal` as soon as `file` has grown by `bytes`; a process that is done by
 * then ends as it does. Waits on the file, not on time.
 */
export async function killedAt(words: readonly string[], file: string, bytes: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<Ended> {
  const before = sizeOf(file);
  const child = spawn(commandLine.file, [...commandLine.words, ...words], { ...commandLine.options, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && sizeOf(file) < before + bytes) await wait(1);
  child.kill(signal);
  return { code: await ended, out, err };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
