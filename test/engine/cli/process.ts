import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../../host/paths.ts';

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as its users have it: a process of its own, started in the repository's root. */
export function backpath(...words: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'engine/cli/main.ts'), ...words], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}
