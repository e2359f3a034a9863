import * as vscode from 'vscode';
import type { StartWorker } from './client.ts';
import type { Reply } from './protocol.ts';

/** Engine workers in the browser. A worker may only come from a blob there, so the bundled file is read first. */
export function webWorkers(script: vscode.Uri): StartWorker {
  return async (events) => {
    const text = await vscode.workspace.fs.readFile(script);
    const url = URL.createObjectURL(new Blob([new Uint8Array(text)], { type: 'text/javascript' }));
    const worker = new Worker(url, { name: 'backpath-engine' });
    worker.onmessage = (event) => events.replied(event.data);
    worker.onerror = (event) => events.crashed(event.message);
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => {
        worker.terminate();
        URL.revokeObjectURL(url);
      },
    };
  };
}

/** The browser's `Worker`: the extension is type-checked against Node, which has no such global. */
declare const Worker: new (
  url: string,
  options: { readonly name: string },
) => {
  onmessage: (event: { readonly data: Reply }) => void;
  onerror: (event: { readonly message: string }) => void;
  postMessage(message: unknown): void;
  terminate(): void;
};
