import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Leaders of process groups of ours that still live. */
const leaders = new Set<ChildProcess>();

/** Starts a process that leads a group of its own, so that whatever it starts ends with it, at the latest when we end. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  leaders.add(child);
  child.on('exit', () => signalGroup(child, 'SIGKILL'));
  return child;
}

/** Asks the group to end, and insists after two seconds. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; waited < 2000 && isRunning(child); waited += 50) await delay(50);
  signalGroup(child, 'SIGKILL');
  leaders.delete(child);
}

/** Runs a command to its end, its output shown, and gives its exit code; 124 when the deadline passes, as `timeout` does. */
export async function runToEnd(command: string, args: readonly string[], options: SpawnOptions & { seconds: number }): Promise<number> {
  const child = startGroup(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
  const deadline = new AbortController();
  const late = delay(options.seconds * 1000, 124, { signal: deadline.signal }).catch(() => 124);
  const code = await Promise.race([ended, late]);
  deadline.abort();
  await stopGroup(child);
  return code;
}

export function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: nothing of the group is left.
    leaders.delete(child);
  }
}

process.on('exit', () => {
  for (const child of leaders) signalGroup(child, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
