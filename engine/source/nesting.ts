/** How deep expressions and blocks may be nested. Generous for people; small enough for every recursive walk and every stack. */
export const nestingLimit = 256;

/** Where the brackets of a text stand deepest: the place to show when the text is too deep to be parsed. Does not look into strings. */
export function deepestBracket(text: string): number {
  let depth = 0;
  let most = 0;
  let deepest = 0;
  for (const { 0: bracket, index } of text.matchAll(/[()[\]{}]/g)) {
    depth += '([{'.includes(bracket) ? 1 : -1;
    if (depth <= most) continue;
    most = depth;
    deepest = index;
  }
  return deepest;
}
