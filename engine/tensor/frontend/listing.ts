import { at } from '../../invariant.ts';
import type { ListingForm } from '../../pipeline.ts';
import { printCall } from '../graph/labels.ts';
import { numberOperationOf } from '../operations/scalar.ts';
import { tensorOperation } from '../operations/table.ts';
import { activeValues, carries, type OperationTensor, signatureOf, type TensorId, type TensorProgram } from '../program.ts';
import { type Shape, shapeText } from '../shape.ts';

/** A tensor program, one instruction a line, with the shape of what it computes; constants in place. */
export function printTensorProgram(program: TensorProgram, form: Exclude<ListingForm, 'program'>): string {
  const lines = form === 'ssa' ? ssa(program) : form === 'ssa-sa' ? singleAccess(program) : derivative(program);
  return `${lines.join('\n')}\n`;
}

function ssa(program: TensorProgram): readonly string[] {
  const { instructions, loss } = program;
  return [...instructions.flatMap((one) => defined(program, one.id, named(program))), `Return ${at(instructions, loss).name}`];
}

/** Every tensor is read once (paper, Definition 3): what is read n > 1 times by a tuple, whose n outputs are read in its place. */
function singleAccess(program: TensorProgram): readonly string[] {
  const { instructions, loss } = program;
  const reads = instructions.map(() => 0);
  for (const id of [loss, ...instructions.flatMap((one) => (one.kind === 'operation' ? one.operands : []))]) reads[id] = at(reads, id) + 1;
  const taken = instructions.map(() => 0);
  const branch = (name: string, number: number): string => `${name}${/[\d\]]$/.test(name) ? '_' : ''}${number}`;
  const read = (id: TensorId): string => {
    const { name } = at(instructions, id);
    taken[id] = at(taken, id) + 1;
    return isConstant(program, id) || at(reads, id) < 2 ? name : branch(name, at(taken, id));
  };
  const lines = instructions.flatMap(({ id, name }) => {
    const line = defined(program, id, read);
    if (line.length === 0 || at(reads, id) < 2) return line;
    return [...line, `${Array.from({ length: at(reads, id) }, (_, i) => branch(name, i + 1)).join(', ')} ← ${name}`];
  });
  return [...lines, `Return ${read(loss)}`];
}

/**
 * The forward pass, and the backward pass behind it: ∂x is the adjoint of x, the gradient of a parameter. An operation passes its own
 * adjoint on through its Jacobian, which nobody forms, and reads what it saved for that.
 */
function derivative(program: TensorProgram): readonly string[] {
  const { instructions, loss } = program;
  const active = activeValues(program);
  const name = named(program);
  const begun = new Set<TensorId>();
  const back = (one: OperationTensor): readonly string[] =>
    one.operands.flatMap((operand, place) => {
      if (!active[operand] || !carries(one, place)) return [];
      const target = `∂${name(operand)}`;
      const sum = begun.has(operand) ? `${target} + ` : '';
      begun.add(operand);
      const { name: called, operands } = tensorOperation(one.operation);
      const through = `∂${numberOperationOf(called) ?? called}/∂${at(operands, place)}`;
      return [`${target} ← ${sum}∂${one.name} · ${through}${savedFor(program, one, place)} ${shapeText(at(instructions, operand).shape)}`];
    });
  const operations = instructions.filter((one) => one.kind === 'operation');
  const parameters = instructions.filter(({ kind }) => kind === 'parameter');
  return [
    ...instructions.flatMap(({ id }) => defined(program, id, name)),
    `∂${name(loss)} ← 1`,
    ...operations.toReversed().flatMap((one) => (active[one.id] ? back(one) : [])),
    `Return ${[name(loss), ...parameters.map(({ id }) => (begun.has(id) ? `∂${name(id)}` : '0'))].join(', ')}`,
  ];
}

/** What the adjoint of an operand is made with. */
function savedFor(program: TensorProgram, one: OperationTensor, place: number): string {
  const { saves, usedFor } = tensorOperation(one.operation);
  const texts = saves(signatureOf(program, one)).flatMap((saved) => {
    if (saved.kind === 'output') return [one.name];
    if (saved.kind === 'notes') return [`${saved.bytes} bytes of notes`];
    const used = usedFor?.(saved.operand) ?? [place];
    const operand = at(one.operands, saved.operand);
    return used.includes(place) && !isConstant(program, operand) ? [at(program.instructions, operand).name] : [];
  });
  return texts.length === 0 ? '' : ` (reads ${texts.join(', ')})`;
}

/** The line that defines a tensor; none for a constant. */
function defined(program: TensorProgram, id: TensorId, read: (operand: TensorId) => string): readonly string[] {
  const one = at(program.instructions, id);
  const line = (right: string, shape: Shape) => [`${one.name} ← ${right} ${shapeText(shape)}`];
  if (one.kind !== 'operation') return line(one.kind === 'parameter' ? 'Param' : 'Input', one.shape);
  return isConstant(program, id) ? [] : line(printCall(one, one.operands.map(read)), one.shape);
}

function named({ instructions }: TensorProgram): (id: TensorId) => string {
  return (id) => at(instructions, id).name;
}

function isConstant({ instructions }: TensorProgram, id: TensorId): boolean {
  const one = at(instructions, id);
  return one.kind === 'operation' && one.operation === 'constant';
}
