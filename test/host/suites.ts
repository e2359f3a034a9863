import { buildStale } from './build.ts';
import { runChecks } from './check.ts';
import { ensureChromium } from './chromium.ts';
import { runDesktopSuite, runExtensionSuite } from './extension-suite.ts';
import { runMocha } from './mocha.ts';
import type { SuiteResult } from './results.ts';
import { packVsix } from './vsix.ts';

export interface Request {
  /** By name, not as part of all. */
  readonly asked: boolean;
  /** For mocha, for example `--grep tuple`. */
  readonly mochaArguments: readonly string[];
  /** A desktop VS Code. */
  readonly executable?: string;
}

export interface Suite {
  readonly name: string;
  /** Suites whose outcome this one uses. */
  readonly needs: readonly string[];
  run(request: Request): Promise<SuiteResult>;
}

/** In the order in which they run: what fails fastest first. */
export const suites: readonly Suite[] = [
  { name: 'check', needs: [], run: runChecks },
  { name: 'build', needs: [], run: () => asTest('every bundle builds within its budget', buildStale) },
  mocha('engine', [], { files: ['test/engine/**/*.test.ts'], deadline: 420 }),
  mocha('unit', ['build'], { files: ['test/{build,extension-unit}/**/*.test.ts'], deadline: 180 }),
  mocha('webview', [], { files: ['test/webview/**/*.test.ts'], timeout: 30, deadline: 480 }),
  { name: 'package', needs: ['build'], run: () => asTest('the VSIX is packed within its budget', packVsix) },
  { name: 'extension', needs: ['build'], run: runExtensionSuite },
  { name: 'electron', needs: ['build'], run: runDesktopSuite },
  mocha('ui', ['build', 'package'], { files: ['test/ui/**/*.test.ts'], timeout: 60, deadline: 900 }),
];

function mocha(name: string, needs: readonly string[], options: { files: readonly string[]; timeout?: number; deadline: number }): Suite {
  return {
    name,
    needs,
    run: (request) => {
      if (name === 'webview' || name === 'ui') ensureChromium();
      return runMocha({ name, ...options }, request.mochaArguments);
    },
  };
}

async function asTest(title: string, run: () => Promise<void>): Promise<SuiteResult> {
  const started = performance.now();
  const milliseconds = (): number => Math.round(performance.now() - started);
  try {
    await run();
    return { tests: [{ title, milliseconds: milliseconds() }] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.log(message);
    return { tests: [{ title, milliseconds: milliseconds(), error: message }] };
  }
}
