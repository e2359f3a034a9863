import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
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

describe('the papers', () => {
  const sources = globSync('{engine,extension,webview,test,examples}/**/*.{ts,md,csv,mjs,cjs}', { cwd: root });

  for (const paper of ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'CHANGELOG.md']) {
    it(`names only sources that exist: ${paper}`, () => {
      const text = readFileSync(join(root, paper), 'utf8');
      // By a whole path, or by the end of one; what is built is not there yet.
      const named = [...text.matchAll(/`([\w./-]+\.(?:ts|csv|cjs))`|\]\((?!https?:)([^)#]+)\)/g)].map(
        ([, code, link]) => code ?? link ?? '',
      );
      assert.deepEqual(
        named.filter((name) => !existsSync(join(root, name)) && !sources.some((source) => source.endsWith(`/${name}`))),
        [],
      );
    });
  }
});

/** The map: a table of folder, purpose, and files to look at first. */
function readRows(text: string): readonly Row[] {
  return [...text.matchAll(/^\| `([^`]+)` \|[^|]*\|([^|]*)\|$/gm)].map(([, folder = '', files = '']) => ({
    folder,
    lookHereFirst: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }));
}
