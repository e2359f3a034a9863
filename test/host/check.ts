import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.ts';
import type { SuiteResult, TestResult } from './results.ts';

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

const checks = [
  { title: 'lint and format', command: [biome, 'check', '--error-on-warnings', '--colors=off'] },
  ...['.', 'engine/cli', 'extension', 'webview', 'test'].map((project) => ({
    title: `types of ${project === '.' ? 'engine' : project}`,
    command: [tsc, '--project', project, '--pretty', 'false'],
  })),
];

/** Types of every project, lint and format, two at a time. */
export async function runChecks(): Promise<SuiteResult> {
  const waiting = [...checks];
  const tests: TestResult[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const result = await runCheck(check.title, check.command);
      console.log(`  ${result.error === undefined ? '✓' : '✗'} ${result.title} (${result.milliseconds} ms)`);
      if (result.error !== undefined) console.log(result.error);
      tests.push(result);
    }
  };
  await Promise.all([work(), work()]);
  return { tests };
}

async function runCheck(title: string, command: readonly string[]): Promise<TestResult> {
  const started = performance.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const milliseconds = Math.round(performance.now() - started);
  return code === 0 ? { title, milliseconds } : { title, milliseconds, error: output };
}
