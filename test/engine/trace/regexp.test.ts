import assert from 'node:assert/strict';
import { matchAt } from '../../../engine/trace/regexp/match.ts';
import { parseRegularExpression } from '../../../engine/trace/regexp/parse.ts';

const patterns: readonly RegExp[] = [
  /^#?([0-9a-f]{3,8})$/i,
  /^0\./,
  /(a+)+b|c/,
  /(a|ab)(c|bcd)(d*)/,
  /(?:x(\d)?)*y/,
  /a{2}b{1,2}c{0,}/,
  /<(.+?)>\1/,
  /(?=.*\d)[^\s-]+/,
  /(?!ab)a./,
  /\bword\B/,
  /^\s*[-+]?\d*\.?\d+(?:e[-+]?\d+)?\s*$/im,
  /[\]\-\\\w.]*$/,
  /(z)((a+)?(b+)?(c))*/,
  /(?<year>\d{4})-(?<month>\d\d)/,
  /\u0041\x42\/\t/,
  /(?:)/,
  /()*a/,
];

const texts = [
  ...[
    '',
    '#fff',
    '0.5',
    'aaab',
    'aac',
    'abcd',
    'x1xy',
    'aabbcc',
    '<b><b>',
    'a1 b-2',
    'abac',
    'words sword wordy',
    ' -1.5e3\n x ',
    'a]-\\.b',
  ],
  ...['zaacbbbcac', '2024-05-06', 'AB/\t', 'a\nb', 'É', 'aaaaaaaaaa'],
];

/** The host's own regular expressions are the answer. */
describe('regular expressions', () => {
  for (const pattern of patterns) {
    it(`${pattern} matches where it should`, () => {
      const expression = parseRegularExpression(pattern.source, pattern.flags);
      assert.ok(expression);
      const sticky = new RegExp(pattern.source, `${pattern.flags}dy`);
      for (const text of texts) {
        for (let start = 0; start <= text.length; start++) {
          sticky.lastIndex = start;
          const expected = sticky.exec(text)?.indices;
          const actual = matchAt(expression, text, start, () => undefined);
          assert.deepEqual(actual && [...actual], expected && Array.from(expected), `${JSON.stringify(text)} at ${start}`);
        }
      }
    });
  }

  it('gives up what it does not know', () => {
    for (const source of ['(?<=a)b', '\\p{L}', '(', 'a**', '[a', '\\']) assert.equal(parseRegularExpression(source, ''), undefined, source);
    assert.equal(parseRegularExpression('a', 'v'), undefined);
  });

  it('counts its steps, so that a pattern that takes for ever is stopped', () => {
    const expression = parseRegularExpression('(a+)+b', '');
    assert.ok(expression);
    let steps = 0;
    const count = () => {
      if (++steps > 10_000) throw new RangeError('too many steps');
    };
    assert.throws(() => matchAt(expression, 'a'.repeat(40), 0, count), /too many steps/);
  });
});
