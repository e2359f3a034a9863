import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, F1, openFile } from './support.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

describe('activation', () => {
  after(closeEverything);

  it('happens when a TypeScript file is opened', async () => {
    await openFile('activation', F1);
    const extension = vscode.extensions.getExtension('backpath.backpath');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers the commands that the manifest declares, and no others', async () => {
    const { contributes } = manifest();
    const declared = contributes.commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('backpath.'));
    // VS Code makes commands of its own for the view.
    const own = registered.filter((id) => !/^backpath\.panel\./.test(id) && !id.endsWith('.resetViewContainerLocation'));
    assert.deepEqual(own.sort(), [...declared].sort());
  });

  it('says whose every command is', () => {
    for (const { command, title, category } of manifest().contributes.commands) {
      assert.match(`${category ?? ''}: ${title}`, /Backpath: \S/, command);
    }
  });

  it('has a default for every setting', () => {
    const configuration = vscode.workspace.getConfiguration();
    for (const [name, { default: standard }] of Object.entries(manifest().contributes.configuration.properties)) {
      assert.notEqual(standard, undefined, name);
      assert.deepEqual(configuration.get(name), standard, name);
    }
  });
});

function manifest(): Manifest {
  return vscode.extensions.getExtension('backpath.backpath')?.packageJSON;
}
