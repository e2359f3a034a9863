import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { temporaryFolder } from '../../host/folders.ts';
import { root } from '../../host/paths.ts';

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command line's source, in the repository's root. What one process has compiled, the next one need not compile again. */
export const commandLine = {
  file: process.execPath,
  words: [join(root, 'engine/cli/main.ts')],
  options: { cwd: root, env: { ...process.env, NODE_COMPILE_CACHE: temporaryFolder('compiled') } },
};

/** The command line as its users have it: a process of its own, started in the repository's root. */
export function backpath(...words: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(commandLine.file, [...commandLine.words, ...words], {
    ...commandLine.options,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}
