import type { HostToGraph } from './graph.ts';
import type { HostToPanel } from './panel.ts';
import type { HostToRunFile } from './run-file.ts';

/** What a webview keeps with `setState`, so that it comes back after the window was reloaded. */
export interface Kept<View> {
  /** The host's: which function this is. It comes in the page (`data-identity` of the body) and is given back as it was. */
  readonly identity: unknown;
  readonly view?: View;
}

/** All that the host says to a webview. */
export type HostMessage = HostToGraph | HostToPanel | HostToRunFile;

/**
 * A message to a webview, as text. VS Code sends messages as JSON, which has no NaN, infinities, −0 and bigint
 * (it turns the first three into null and 0 and refuses the last), and gradients have all of them.
 */
export function encode(message: HostMessage): string {
  return JSON.stringify(message, (_key, value: unknown) => {
    if (typeof value === 'bigint') return { $bigint: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { $number: Object.is(value, -0) ? '-0' : String(value) };
    return value;
  });
}

/** The inverse of `encode`. What is not text is a message already. */
export function decode<Message extends HostMessage>(data: string | Message): Message {
  if (typeof data !== 'string') return data;
  return JSON.parse(data, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$bigint' in value) return BigInt(String(value.$bigint));
    if ('$number' in value) return Number(value.$number);
    return value;
  }) as Message;
}
