import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../../engine/compile.ts';
import { graphView, wholeGraph } from '../../../engine/view/model.ts';
import { tensorDrawable } from '../../../engine/view/tensor/drawable.ts';
import { examplesFolder } from '../../host/paths.ts';
import { checkReadable } from './readable.ts';

const files = readdirSync(examplesFolder).filter((name) => name.endsWith('.ts'));
const read = (path: string) => readFileSync(join(examplesFolder, path), 'utf8');

describe('the drawings of the examples', () => {
  for (const file of files) {
    it(`${file}: every function, whole and folded, in both directions`, function () {
      // The largest has 2,675 nodes.
      this.timeout('40s');
      const text = read(file);
      const { functions, tensorFunctions, diagnostics } = compile(text, { fileName: file, readFile: read });
      assert.deepEqual(diagnostics, []);
      const drawn = [
        ...functions.map((fn) => ({ fn, of: fn.at(fn.start) })),
        ...tensorFunctions.map((fn) => ({ fn, of: tensorDrawable(fn) })),
      ];
      assert.equal(drawn.length, text.match(/@differentiable/g)?.length ?? 0);
      for (const { fn, of } of drawn) {
        for (const direction of ['right', 'down'] as const) {
          checkReadable(graphView(fn.name, of, { ...wholeGraph, direction }));
          checkReadable(graphView(fn.name, of, { ...wholeGraph, direction, budget: 12 }));
        }
      }
    });
  }
});
