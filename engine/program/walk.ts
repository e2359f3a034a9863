import type { Expression } from './types.ts';

/** The expression and everything in it, operands before what uses them. No recursion: sums of thousands of terms are deep. */
export function expressionsOf(root: Expression): readonly Expression[] {
  const preorder: Expression[] = [];
  const todo = [root];
  for (let next = todo.pop(); next; next = todo.pop()) {
    preorder.push(next);
    if ('operands' in next) todo.push(...next.operands);
  }
  return preorder.reverse();
}
