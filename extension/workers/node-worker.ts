/** The engine worker on a Node thread. */
import { parentPort } from 'node:worker_threads';
import { createEngineService } from './engine-service.ts';
import type { Request } from './protocol.ts';
import { answer } from './protocol.ts';

const service = createEngineService();
parentPort?.on('message', async (request: Request) => parentPort?.postMessage(await answer(service, request)));
