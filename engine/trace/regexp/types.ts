/** A part of a regular expression. */
export type Pattern =
  | { readonly kind: 'unit'; test(unit: string): boolean }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  /** `groups`: the numbers of the groups inside, which begin anew with every turn. */
  | {
      readonly kind: 'repeat';
      readonly item: Pattern;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
      readonly groups: readonly [from: number, to: number];
    }
  | { readonly kind: 'group'; readonly item: Pattern; readonly index: number }
  | { readonly kind: 'ahead'; readonly item: Pattern; readonly negative: boolean }
  | { readonly kind: 'boundary'; readonly at: 'start' | 'end' | 'word' | 'inside' }
  | { readonly kind: 'back'; readonly index: number };

/** A parsed regular expression. */
export interface RegularExpression {
  readonly pattern: Pattern;
  /** Groups that capture, without the whole. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
}
