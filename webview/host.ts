/** The one way a webview talks to the extension host: typed messages, a persisted state, and no silent failure. */
import type { HostMessage, Kept } from './protocol.ts';
import { reading } from './protocol.ts';
import { Turns } from './turns.ts';

/** What every view may say when something went wrong inside it; part of both `…ToHost` unions. */
interface Failure {
  readonly type: 'failed';
  readonly message: string;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<ViewMessage, State> {
  post(message: ViewMessage): void;
  /** What this view stored before it was hidden or reloaded; the host's own part of the store is kept beside it. */
  getState(): State | undefined;
  setState(state: State): void;
}

/**
 * Connects to the host; to be called once, for `acquireVsCodeApi` allows no second call.
 * An error in `onMessage`, an uncaught error and an unhandled rejection are all reported as `failed`.
 */
export function connect<Message extends HostMessage, ViewMessage, State = undefined>(
  onMessage: (message: Message) => void,
): Host<ViewMessage | Failure, State> {
  const api = acquireVsCodeApi();
  const fail = (error: unknown): void => {
    api.postMessage({ type: 'failed', message: describe(error) } satisfies Failure);
    showFailure(error);
  };
  window.addEventListener('error', (event) => {
    // Not an error: the observer saw a size change again within one frame and waits for the next.
    if (!event.message.startsWith('ResizeObserver loop')) fail(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => fail(event.reason));
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      fail(error);
    }
  };
  const turns = new Turns();
  window.addEventListener('message', ({ data }: MessageEvent<string | Message>) =>
    attempt(() => {
      const { parts, message } = reading(data);
      // A message of one part is read at once, unless a longer one is being read.
      for (const part of parts) turns[parts.length > 1 ? 'wait' : 'take'](() => attempt(part));
      turns.take(() => attempt(() => onMessage(message)));
    }),
  );
  // VS Code's own store is untyped; only this function writes to it.
  const kept = api.getState() as Kept<State> | undefined;
  const identity: unknown = kept?.identity ?? JSON.parse(document.body.dataset['identity'] ?? 'null');
  let view = kept?.view;
  const keep = (): void => api.setState({ identity, ...(view !== undefined && { view }) } satisfies Kept<State>);
  keep();
  return {
    post: (message) => api.postMessage(message),
    getState: () => view,
    setState: (state) => {
      view = state;
      keep();
    },
  };
}

/** Says so in the view as well: whatever else is on it may be out of date, or nothing at all. */
function showFailure(error: unknown): void {
  const notice = document.querySelector('.failure') ?? document.createElement('p');
  notice.className = 'failure';
  notice.setAttribute('role', 'alert');
  notice.textContent = `This view has failed: ${error instanceof Error ? error.message : String(error)}`;
  document.body.prepend(notice);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
