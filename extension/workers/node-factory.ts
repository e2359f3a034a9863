import { Worker } from 'node:worker_threads';
import type { StartWorker } from './client.ts';
import type { Reply } from './protocol.ts';

/** Engine workers on Node's threads; `script` is the path of the bundled worker. */
export function nodeWorkers(script: string): StartWorker {
  return (events) => {
    // None of the extension host's own flags and variables: the engine needs nothing of the process.
    const worker = new Worker(script, { execArgv: [], env: {}, name: 'backpath-engine' });
    worker.on('message', (reply: Reply) => events.replied(reply));
    worker.on('error', (error) => events.crashed(error.message));
    worker.on('exit', (code) => events.crashed(`exit code ${code}`));
    return Promise.resolve({ post: (request) => worker.postMessage(request), terminate: () => void worker.terminate() });
  };
}
