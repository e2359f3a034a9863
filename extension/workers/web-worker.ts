/** The engine worker in a browser. */
import { createEngineService } from './engine-service.ts';
import type { Reply, Request } from './protocol.ts';
import { answer } from './protocol.ts';

declare const self: {
  onmessage: (event: { readonly data: Request }) => Promise<void>;
  postMessage(reply: Reply): void;
};

const service = createEngineService();
self.onmessage = async (event) => self.postMessage(await answer(service, event.data));
