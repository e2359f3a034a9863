import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../../engine/cli/cli.ts';
import type { LineFile, Terminal } from '../../../engine/cli/terminal.ts';

const examples = join(import.meta.dirname, '../../../examples');

/** The command line in this process, on one thread, with a disk in memory over the real one. */
export class InProcess {
  readonly files = new Map<string, string>();

  /** Standard output; fails where the command does. */
  async run(...words: readonly string[]): Promise<string> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await cli(words, this.#terminal(out, err));
    if (code !== 0) throw new Error(`${words.join(' ')}: ${code}\n${err.join('\n')}`);
    return out.join('\n');
  }

  #terminal(out: string[], err: string[]): Terminal {
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
      print: (text) => out.push(text),
      complain: (text) => err.push(text),
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
      paperFile: join(examples, 'paper.ts'),
      dataFile: join(examples, 'oscillation.ts'),
    };
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
