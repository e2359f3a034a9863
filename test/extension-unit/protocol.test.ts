import assert from 'node:assert/strict';
import type { HostToGraph } from '../../webview/protocol.ts';
import { decode, encode } from '../../webview/protocol.ts';

describe('messages to the webviews', () => {
  it('keep every number and every bigint', () => {
    const values = [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 2 ** 53];
    const numbers = { point: [], values, adjoints: [], partials: [] };
    const candidate = { parameters: [0], index: 2n ** 100n, label: '', norm: Number.NaN, chosen: true, edges: [] };
    const message = {
      type: 'iteration',
      numbers,
      record: { candidates: [candidate] },
      transport: { iteration: 1, playing: false, canStepBack: true, busy: false },
    };
    // A record has more than matters here.
    const sent = message as unknown as HostToGraph;
    const received: unknown = decode(encode(sent));
    // Strict deep equality is by Object.is, so it tells −0 from 0.
    assert.deepEqual(received, message);
  });

  it('are taken as they are when they are no text', () => {
    const message: HostToGraph = { type: 'highlight', edges: [], nodes: [1] };
    assert.equal(decode(message), message);
  });
});
