import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examplesFolder } from './paths.ts';

const temporary: string[] = [];
process.on('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** An empty folder that is gone when this process ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `backpath-${name}-`));
  temporary.push(folder);
  return folder;
}

/** A copy of `examples/`, so that what is tried in it leaves the checkout as it was. */
export function examplesWorkspace(): string {
  const workspace = join(temporaryFolder('workspace'), 'examples');
  mkdirSync(workspace);
  cpSync(examplesFolder, workspace, { recursive: true });
  return workspace;
}
