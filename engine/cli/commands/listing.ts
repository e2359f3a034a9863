import type { ListingForm } from '../../pipeline.ts';
import { toJson } from '../../run/json.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { load } from '../input.ts';
import { choice } from '../values.ts';

const forms: readonly ListingForm[] = ['program', 'ssa', 'ssa-sa', 'derivative'];

/** A form of the function as text. */
export const listing: Command = {
  name: 'listing',
  operand: 'FILE#FN',
  summary: 'a form of the function as text',
  options: { form: { type: 'string', value: forms.join('|'), help: 'which form' } },
  run(given, terminal) {
    const form = choice(given, 'form', forms);
    if (form === undefined) throw new UsageError(`--form is missing: one of ${forms.join(', ')}`);
    const { fn } = load(given, terminal);
    const text = fn.listing(form);
    terminal.print(given.json ? toJson({ function: fn.name, form, text }) : text.trimEnd());
    return 0;
  },
};
