import type { Instruction, Trace, ValueId } from './types.ts';

/**
 * A distinct name for every value of a trace: the source's where it has one (`t`, then `t_2` after reassignment),
 * `v1`, `v2` … for the rest, and the operand's name with a number for the branches of a tuple (`x1`, `x2`).
 * Given the `ssa-sa` form, it names the values of the `ssa` form too.
 */
export function nameValues(trace: Trace): ReadonlyMap<ValueId, string> {
  const names = new Map<ValueId, string>();
  const used = new Set<string>();
  const suffixes = new Map<string, number>();
  const fresh = (wanted: string) => {
    let name = wanted;
    // A loop gives one name to thousands of values.
    let suffix = suffixes.get(wanted) ?? 2;
    for (; used.has(name); suffix++) name = `${wanted}_${suffix}`;
    suffixes.set(wanted, suffix);
    used.add(name);
    return name;
  };
  for (const instruction of trace.instructions) {
    const name = sourceName(instruction);
    if (name !== undefined && instruction.kind !== 'tuple') names.set(instruction.id, fresh(name));
  }
  let anonymous = 0;
  for (const instruction of trace.instructions) {
    if (instruction.kind === 'tuple') {
      const base = names.get(instruction.operand) ?? 'v';
      instruction.outputs.forEach((id, index) => {
        names.set(id, fresh(endsLikeANumber(base) ? `${base}_${index + 1}` : `${base}${index + 1}`));
      });
    } else if (instruction.kind === 'operation' && !names.has(instruction.id)) names.set(instruction.id, fresh(`v${++anonymous}`));
    else if (instruction.kind === 'constant') names.set(instruction.id, instruction.text);
  }
  return names;
}

function sourceName(instruction: Instruction): string | undefined {
  return instruction.kind === 'tuple' || instruction.kind === 'constant' ? undefined : instruction.name;
}

function endsLikeANumber(name: string): boolean {
  return /[\d\]]$/.test(name);
}
