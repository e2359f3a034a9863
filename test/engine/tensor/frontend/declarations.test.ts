import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { tensorFunctions } from '../../../../engine/program/builtins.ts';
import { printTensorDeclarations } from '../../../../engine/tensor/frontend/declarations.ts';
import { tensorOperations } from '../../../../engine/tensor/operations/table.ts';
import { assertGolden } from '../../../golden.ts';
import { examplesFolder } from '../../../host/paths.ts';

describe('the declarations of the module of tensors', () => {
  it('are those that stand beside the examples', () => {
    assertGolden(join(examplesFolder, 'backpath.d.ts'), printTensorDeclarations());
  });

  it('have every operation that a program can name', () => {
    const operations = Object.keys(tensorOperations).filter((name) => name !== 'constant');
    assert.deepEqual([...tensorFunctions].sort(), operations.sort());
    const declared = [...printTensorDeclarations().matchAll(/export function (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(declared.sort(), operations);
  });

  it('let TypeScript accept the example as strictly as it can be', function () {
    this.timeout('60s');
    const options: ts.CompilerOptions = {
      ...{ noEmit: true, strict: true, noUnusedLocals: true, noUnusedParameters: true, exactOptionalPropertyTypes: true },
      ...{ target: ts.ScriptTarget.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, types: [] },
    };
    const program = ts.createProgram([join(examplesFolder, 'network.ts')], options);
    const messages = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    assert.deepEqual(messages, []);
  });
});
