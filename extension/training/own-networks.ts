import * as vscode from 'vscode';
import type { NetworkOption } from '../../webview/protocol.ts';
import { documentAt, isSource } from '../editor/documents.ts';
import type { Imports } from '../editor/imports.ts';
import type { Messages } from '../messages.ts';
import type { EngineClient } from '../workers/protocol.ts';
import type { FunctionSource } from '../workers/service.ts';

export interface OwnNetworksOptions {
  readonly engine: Pick<EngineClient, 'networksIn'>;
  readonly imports: Imports;
  readonly messages: Messages;
}

/** Networks that stand in the person's own files: the functions of those that were asked to be trained. */
export class OwnNetworks {
  readonly #options: OwnNetworksOptions;
  readonly #sources = new Map<string, FunctionSource>();
  #found: readonly NetworkOption[] = [];

  constructor(options: OwnNetworksOptions) {
    this.#options = options;
  }

  get found(): readonly NetworkOption[] {
    return this.#found;
  }

  sourceOf(network: string): FunctionSource | undefined {
    return this.#sources.get(network);
  }

  /** Looks into a document: the one that is named, else the one of the active editor. The network that is meant, if there is one. */
  async look(uri: vscode.Uri | undefined, name: unknown): Promise<string | undefined> {
    const document = uri === undefined ? vscode.window.activeTextEditor?.document : await documentAt(uri);
    if (document === undefined || !isSource(document)) return undefined;
    const { engine, imports, messages } = this.#options;
    const source = await imports.sourceOf(document);
    const { networks, diagnostics } = await engine.networksIn(source);
    for (const { name: own, option } of networks) this.#sources.set(option.name, { ...source, name: own });
    const options = networks.map(({ option }) => option);
    this.#found = [...this.#found.filter((known) => !options.some((option) => option.name === known.name)), ...options];
    const [first] = networks;
    const [fault] = diagnostics;
    if (first === undefined && fault !== undefined) messages.warn(fault.message);
    return (networks.find((each) => each.name === name) ?? first)?.option.name;
  }
}
