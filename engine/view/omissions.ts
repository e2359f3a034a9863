/** What a gradient leaves out, in words: as diagnostics. */
import { findOmissions, type Omission } from '../analysis/decisions.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Operand } from '../trace/guards.ts';
import { Vocabulary } from './describe.ts';
import type { Drawable } from './model.ts';

/** `primal`: every value of the `ssa` trace, by `ValueId`. */
export function omissionDiagnostics(
  { ssa, singleAccess }: Pick<Drawable, 'ssa' | 'singleAccess'>,
  primal: Float64Array,
): readonly Diagnostic[] {
  const found = findOmissions(ssa, primal);
  if (found.length === 0) return [];
  const words = new Vocabulary(singleAccess);
  return found.map((one) => tell(one, words));
}

function tell(omission: Omission, words: Vocabulary): Diagnostic {
  const name = (operand: Operand) => ('id' in operand ? words.name(operand.id) : String(operand.constant));
  const { span } = omission;
  switch (omission.kind) {
    case 'parameter':
      return diagnostic('BP4019', span, { name: omission.parameter.name });
    case 'step':
      return diagnostic('BP4020', span, { name: words.name(omission.value) });
    case 'equality': {
      const [left, right] = omission.guard.operands;
      return diagnostic('BP4021', span, { left: name(left), right: name(right) });
    }
    case 'search':
      return diagnostic('BP4022', span, {});
  }
}
