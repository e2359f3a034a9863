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

/**
 * A message to a webview, as text: VS Code itself sends messages as plain JSON, which loses numbers. A line that names the
 * fields, and those of fields that are objects, and a line for each of them: so a large message can be read part by part, and
 * numbers that JSON lacks cost nothing in the parts that have none of them.
 */
export function encode(message: HostMessage): string {
  const fields = fieldsOf(message).flatMap(([name, value]) => {
    const inner = fieldsOf(value);
    return inner.length === 0 ? [{ path: [name], value }] : inner.map(([own, part]) => ({ path: [name, own], value: part }));
  });
  return [fields.map(({ path }) => path), ...fields.map(({ value }) => value)].map(toText).join('\n');
}

/** The inverse of `encode`. What is not text is a message already. */
export function decode<Message extends HostMessage>(data: string | Message): Message {
  const { parts, message } = reading(data);
  for (const part of parts) part();
  return message;
}

/** The same in parts: once all of them are done, in order, the message is complete. Short fields are read together. */
export function reading<Message extends HostMessage>(data: string | Message) {
  if (typeof data !== 'string') return { parts: [], message: data };
  const [first = '', ...lines] = data.split('\n');
  const paths = fromText(first);
  if (!Array.isArray(paths)) throw new SyntaxError('The message does not name its fields.');
  const message: Record<string, unknown> = {};
  const read = (index: number): void => {
    const [name, own] = paths[index];
    const value = fromText(lines[index] ?? '');
    message[name] = own === undefined ? value : Object.assign(message[name] ?? {}, { [own]: value });
  };
  const parts = groupsOf(lines).map((indices) => () => indices.forEach(read));
  return { parts, message: message as Message };
}

/** Characters of lines that are read at once: some milliseconds. A step of a graph of 5,000 nodes is one part. */
const PART = 1_000_000;

/** The lines' indices, those together that are read at once. */
function groupsOf(lines: readonly string[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let room = 0;
  for (const [index, { length }] of lines.entries()) {
    if (length > room) {
      groups.push([]);
      room = PART;
    }
    groups.at(-1)?.push(index);
    room -= length;
  }
  return groups;
}

/** Of what is an object and no list; without what JSON leaves out. */
function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).filter(([, one]) => one !== undefined);
}
