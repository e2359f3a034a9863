import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cli } from '../../../engine/cli/cli.ts';
import type { LineFile, Terminal } from '../../../engine/cli/terminal.ts';
import { examplesFolder, root } from '../../host/paths.ts';
import type { Answer } from './process.ts';

/** The command line in this process, on one thread, with a disk in memory over the real one. */
export class InProcess {
  readonly files = new Map<string, string>();

  /** What a process started in the repository's root would answer. */
  async answer(...words: readonly string[]): Promise<Answer> {
    let [out, err] = ['', ''];
    const code = await cli(
      words,
      this.#terminal(
        (text) => {
          out += `${text}\n`;
        },
        (text) => {
          err += `${text}\n`;
        },
      ),
    );
    return { code, out, err };
  }

  /** Standard output; fails where the command does. */
  async run(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await this.answer(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${code}\n${err}`);
    return out;
  }

  #terminal(print: Terminal['print'], complain: Terminal['complain']): Terminal {
    const { files } = this;
    const behind = (path: string, text: string): LineFile => {
      files.set(path, text);
      return {
        write: (line) => files.set(path, `${files.get(path)}${line}\n`),
        close: () => undefined,
      };
    };
    const readFile = (path: string) => files.get(path) ?? read(path);
    return {
      print,
      complain,
      readFile,
      readBytes: (path) => {
        const text = readFile(path);
        return text === undefined ? undefined : Buffer.from(text);
      },
      replaceFile: (path, bytes) => files.set(path, Buffer.from(bytes).toString()),
      createFile: (path) => behind(path, ''),
      continueFile: (path, length) =>
        behind(
          path,
          Buffer.from(files.get(path) ?? '')
            .subarray(0, length)
            .toString(),
        ),
      workInPool: () => Promise.reject(new Error('there are no threads here')),
      interruption: () => new AbortController().signal,
      breathe: () => Promise.resolve(),
      cores: 1,
      now: () => performance.now(),
      paperFile: join(examplesFolder, 'paper.ts'),
      dataFile: join(examplesFolder, 'oscillation.ts'),
    };
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(resolve(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
