import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.ts';
import { commonGround, stages } from './layers.ts';

interface Row {
  readonly folder: string;
  readonly lookHereFirst: readonly string[];
}

describe('ARCHITECTURE.md', () => {
  const rows = readRows(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));

  it('names what exists', () => {
    const named = rows.flatMap(({ folder, lookHereFirst }) => [folder, ...lookHereFirst.map((file) => join(folder, file))]);
    assert.ok(named.length > 20, 'the map is found');
    assert.deepEqual(
      named.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  it('lists the stages in the order in which they may import', () => {
    const listed = rows.map(({ folder }) => stages.findIndex((stage) => stage.replace(/\/$/, '') === folder)).filter((stage) => stage >= 0);
    assert.deepEqual(
      listed,
      listed.toSorted((one, other) => one - other),
    );
  });

  it('has every folder of the engine', () => {
    const folders = [...commonGround, ...stages].filter((place) => place.endsWith('/')).map((place) => place.slice(0, -1));
    assert.deepEqual(
      folders.filter((folder) => !rows.some((row) => row.folder === folder)),
      [],
    );
  });
});

/** The map: a table of folder, purpose, and files to look at first. */
function readRows(text: string): readonly Row[] {
  return [...text.matchAll(/^\| `([^`]+)` \|[^|]*\|([^|]*)\|$/gm)].map(([, folder = '', files = '']) => ({
    folder,
    lookHereFirst: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }));
}
