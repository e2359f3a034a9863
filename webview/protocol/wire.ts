import type { HostToGraph } from './graph.ts';
import { fromText, toText } from './json.ts';
import type { HostToPanel } from './panel.ts';
import type { HostToRunFile } from './run-file.ts';
import type { HostToTraining } from './training.ts';

/** What a webview keeps with `setState`, so that it comes back after the window was reloaded. */
export interface Kept<View> {
  /** The host's: which function this is. It comes in the page (`data-identity` of the body) and is given back as it was. */
  readonly identity: unknown;
  readonly view?: View;
}

/** All that the host says to a webview. */
export type HostMessage = HostToGraph | HostToPanel | HostToRunFile | HostToTraining;

/** A message to a webview, as text: VS Code itself sends messages as plain JSON, which loses numbers. */
export function encode(message: HostMessage): string {
  return toText(message);
}

/** The inverse of `encode`. What is not text is a message already. */
export function decode<Message extends HostMessage>(data: string | Message): Message {
  return typeof data === 'string' ? (fromText(data) as Message) : data;
}
