import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../host/folders.ts';
import { examplesFolder, root } from '../host/paths.ts';

describe('npm start -- --desktop', () => {
  it('starts the VS Code that is named, with the checkout under development and the examples open', async () => {
    const said = join(temporaryFolder('desktop'), 'arguments');
    const executable = `${said}.sh`;
    writeFileSync(executable, `#!/bin/sh\nprintf '%s\\n' "$@" > '${said}.part' && mv '${said}.part' '${said}'\n`, { mode: 0o755 });
    execFileSync(process.execPath, [join(root, 'test/host/start.ts'), '--desktop'], {
      env: { ...process.env, VSCODE_EXECUTABLE: executable },
    });
    // It outlives the command that started it.
    while (!existsSync(said)) await delay(20);
    assert.deepEqual(readFileSync(said, 'utf8').trimEnd().split('\n'), [
      `--extensionDevelopmentPath=${root}`,
      '--new-window',
      examplesFolder,
    ]);
  });
});
