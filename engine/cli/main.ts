/** The process: the only place of the engine that touches the disk and the standard streams. */
import { closeSync, existsSync, openSync, readFileSync, renameSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { cli } from './cli.ts';
import { UsageError } from './errors.ts';
import { workInPool } from './experiment/pool.ts';
import { serve } from './experiment/worker.ts';
import type { LineFile } from './terminal.ts';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The same module is the entry of the pool's workers.
if (isMainThread) await main();
else if (parentPort) serve(workerData, parentPort);

async function main(): Promise<void> {
  process.exitCode = await cli(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    readFile,
    readBytes,
    replaceFile,
    createFile: (path) => lineFile(open(path, 'w')),
    continueFile(path, length) {
      truncate(path, length);
      return lineFile(open(path, 'a'));
    },
    workInPool: (...work) => workInPool(new URL(import.meta.url), ...work),
    interruption,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    cores: availableParallelism(),
    now: () => performance.now(),
    paperFile: exampleFile('paper.ts'),
    dataFile: exampleFile('oscillation.ts'),
  });
}

/** One handler for the first signal only: the next one finds the system's own again, which ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Beside the sources, or beside the bundle. */
function exampleFile(name: string): string {
  const places = [`../../examples/${name}`, `../examples/${name}`].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return places.find((place) => existsSync(place)) ?? `examples/${name}`;
}

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function replaceFile(path: string, bytes: Uint8Array): void {
  orRefuse(path, () => {
    writeFileSync(`${path}.new`, bytes, { flush: true });
    renameSync(`${path}.new`, path);
  });
}

/** Every line is handed to the system at once: a process that is killed loses no more than the line it was writing. */
function lineFile(file: number): LineFile {
  return {
    write(line) {
      const bytes = Buffer.from(`${line}\n`);
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    },
    close: () => closeSync(file),
  };
}

function open(path: string, flags: 'w' | 'a'): number {
  return orRefuse(path, () => openSync(path, flags));
}

function truncate(path: string, length: number): void {
  orRefuse(path, () => truncateSync(path, length));
}

function orRefuse<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
