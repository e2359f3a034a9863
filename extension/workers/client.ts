import type { RunChoice } from '../../webview/protocol.ts';
import type { Disposable } from '../dispose.ts';
import type { EngineClient, Method, Reply, Request } from './protocol.ts';
import { EngineFailure } from './protocol.ts';
import type { EngineService, FunctionSource, Source } from './service.ts';

/** A running worker, whatever the platform. */
export interface EngineWorker {
  post(request: Request): void;
  terminate(): void;
}

export interface WorkerEvents {
  replied(reply: Reply): void;
  /** It ended without being told to. */
  crashed(reason: string): void;
}

export type StartWorker = (events: WorkerEvents) => Promise<EngineWorker>;

export interface ClientOptions {
  readonly start: StartWorker;
  /** Milliseconds that a call may take, waiting included; a worker that takes longer is replaced. */
  readonly timeLimit: number;
  /** Told about every answered call: milliseconds in the worker, and from call to answer. */
  readonly answered?: (method: Method, working: number, total: number) => void;
}

/**
 * Calls the engine in a worker. The worker starts with the first call and is replaced after a crash or a call
 * over the time limit; the calls that were waiting then reject, and since calls are stateless nothing else is lost.
 */
export class WorkerClient implements EngineClient, Disposable {
  readonly #options: ClientOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<EngineWorker> | undefined;
  #issued = 0;
  #ended = false;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  outline(source: Source): Promise<ReturnType<EngineService['outline']>> {
    return this.#call('outline', source);
  }

  wanted(...args: Parameters<EngineService['wanted']>): Promise<ReturnType<EngineService['wanted']>> {
    return this.#call('wanted', ...args);
  }

  check(source: Source): Promise<ReturnType<EngineService['check']>> {
    return this.#call('check', source);
  }

  open(source: FunctionSource, choice?: RunChoice): Promise<ReturnType<EngineService['open']>> {
    return this.#call('open', source, choice);
  }

  faults(...args: Parameters<EngineService['faults']>): Promise<ReturnType<EngineService['faults']>> {
    return this.#call('faults', ...args);
  }

  iterate(...args: Parameters<EngineService['iterate']>): Promise<ReturnType<EngineService['iterate']>> {
    return this.#call('iterate', ...args);
  }

  facts(...args: Parameters<EngineService['facts']>): Promise<ReturnType<EngineService['facts']>> {
    return this.#call('facts', ...args);
  }

  landscapeFrame(...args: Parameters<EngineService['landscapeFrame']>): Promise<ReturnType<EngineService['landscapeFrame']>> {
    return this.#call('landscapeFrame', ...args);
  }

  heights(...args: Parameters<EngineService['heights']>): Promise<ReturnType<EngineService['heights']>> {
    return this.#call('heights', ...args);
  }

  experimentPlan(...args: Parameters<EngineService['experimentPlan']>): Promise<ReturnType<EngineService['experimentPlan']>> {
    return this.#call('experimentPlan', ...args);
  }

  experimentUnit(...args: Parameters<EngineService['experimentUnit']>): Promise<ReturnType<EngineService['experimentUnit']>> {
    return this.#call('experimentUnit', ...args);
  }

  experimentText(...args: Parameters<EngineService['experimentText']>): Promise<ReturnType<EngineService['experimentText']>> {
    return this.#call('experimentText', ...args);
  }

  experimentTable(...args: Parameters<EngineService['experimentTable']>): Promise<ReturnType<EngineService['experimentTable']>> {
    return this.#call('experimentTable', ...args);
  }

  runLines(...args: Parameters<EngineService['runLines']>): Promise<ReturnType<EngineService['runLines']>> {
    return this.#call('runLines', ...args);
  }

  draw(...args: Parameters<EngineService['draw']>): ReturnType<EngineService['draw']> {
    return this.#call('draw', ...args);
  }

  listing(...args: Parameters<EngineService['listing']>): Promise<ReturnType<EngineService['listing']>> {
    return this.#call('listing', ...args);
  }

  paths(...args: Parameters<EngineService['paths']>): Promise<ReturnType<EngineService['paths']>> {
    return this.#call('paths', ...args);
  }

  print(...args: Parameters<EngineService['print']>): Promise<ReturnType<EngineService['print']>> {
    return this.#call('print', ...args);
  }

  inspect(...args: Parameters<EngineService['inspect']>): Promise<ReturnType<EngineService['inspect']>> {
    return this.#call('inspect', ...args);
  }

  inspectFile(...args: Parameters<EngineService['inspectFile']>): Promise<ReturnType<EngineService['inspectFile']>> {
    return this.#call('inspectFile', ...args);
  }

  shownBy(...args: Parameters<EngineService['shownBy']>): Promise<ReturnType<EngineService['shownBy']>> {
    return this.#call('shownBy', ...args);
  }

  keysOf(...args: Parameters<EngineService['keysOf']>): Promise<ReturnType<EngineService['keysOf']>> {
    return this.#call('keysOf', ...args);
  }

  networks(): Promise<ReturnType<EngineService['networks']>> {
    return this.#call('networks');
  }

  networksIn(...args: Parameters<EngineService['networksIn']>): Promise<ReturnType<EngineService['networksIn']>> {
    return this.#call('networksIn', ...args);
  }

  trainingFaults(...args: Parameters<EngineService['trainingFaults']>): Promise<ReturnType<EngineService['trainingFaults']>> {
    return this.#call('trainingFaults', ...args);
  }

  trainingOpen(...args: Parameters<EngineService['trainingOpen']>): Promise<ReturnType<EngineService['trainingOpen']>> {
    return this.#call('trainingOpen', ...args);
  }

  trainingAdvance(...args: Parameters<EngineService['trainingAdvance']>): Promise<ReturnType<EngineService['trainingAdvance']>> {
    return this.#call('trainingAdvance', ...args);
  }

  dispose(): void {
    this.#ended = true;
    this.#stop('Backpath was stopped.');
  }

  async #call<M extends Method>(method: M, ...args: Parameters<EngineService[M]>): Promise<Awaited<ReturnType<EngineService[M]>>> {
    if (this.#ended) throw new EngineFailure('Backpath was stopped.');
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const limit = this.#options.timeLimit;
    const id = ++this.#issued;
    const timer = setTimeout(() => this.#stop(`The engine took longer than ${limit / 1000} s and was restarted.`), limit);
    this.#waiting.set(id, { resolve, reject, timer });
    const start = performance.now();
    this.#started().then(
      (worker) => worker.post({ id, method, args }),
      (error: unknown) => this.#stop(`The engine could not be started: ${String(error)}`),
    );
    const { result, milliseconds } = await promise;
    this.#options.answered?.(method, milliseconds, performance.now() - start);
    // The wire is untyped; `answer` calls the method of this very name on the other side.
    return result as Awaited<ReturnType<EngineService[M]>>;
  }

  #started(): Promise<EngineWorker> {
    if (this.#worker !== undefined) return this.#worker;
    const worker = this.#options.start({
      replied: (reply) => this.#settle(reply),
      // The crash of a worker that was already replaced concerns nobody.
      crashed: (reason) => this.#worker === worker && this.#stop(`The engine stopped unexpectedly and will be restarted: ${reason}`),
    });
    this.#worker = worker;
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    // An answer that crossed with the end of its worker.
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    if (reply.ok) waiting.resolve(reply);
    else waiting.reject(new EngineFailure(reply.message));
  }

  /** Ends the worker and everything that waits for it; the next call starts another. */
  #stop(reason: string): void {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.then(
      (started) => started.terminate(),
      () => undefined,
    );
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) {
      clearTimeout(each.timer);
      each.reject(new EngineFailure(reason));
    }
  }
}

interface Answer {
  readonly result: unknown;
  readonly milliseconds: number;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: EngineFailure) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}
