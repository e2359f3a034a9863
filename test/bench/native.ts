/** Value and gradient beside the same functions in C, compiled with -O3; said aloud where there is no C compiler. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTimed, timed } from './compare.ts';
import { gradientLoop } from './gradients.ts';
import { cases } from './programs.ts';
import { nanoseconds, type Report } from './report.ts';

export function native(report: Report): void {
  report.title('Value and gradient, over C compiled with -O3');
  const folder = mkdtempSync(join(tmpdir(), 'backpath-bench-'));
  try {
    const program = join(folder, 'by-hand');
    const source = join(import.meta.dirname, 'native/by-hand.c');
    const compiled = ['cc', 'gcc', 'clang'].some((compiler) => spawnSync(compiler, ['-O3', '-o', program, source, '-lm']).status === 0);
    const [requests, answers] = [join(folder, 'requests'), join(folder, 'answers')];
    if (!compiled) report.skipped('C', 'there is no C compiler');
    else if (spawnSync('mkfifo', [requests, answers]).status !== 0) report.skipped('C', 'this system has no named pipes');
    else compareWith(report, new Native(program, requests, answers));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compareWith(report: Report, theirs: Native): void {
  for (const [index, one] of cases().entries()) {
    const { ratio, ours, theirs: inC } = compareTimed(timed(gradientLoop(one)), (times) => theirs.nanoseconds(index, times));
    report.line({ name: one.name, measured: ratio, target: 1.5, remark: nanoseconds(ours, inC) });
  }
  theirs.end();
}

/** The C program, asked for one slice at a time and waited for, so that the two never run at once. */
class Native {
  readonly #requests: number;
  readonly #answers: number;
  readonly #buffer = Buffer.alloc(64);

  constructor(program: string, requests: string, answers: string) {
    spawn(program, [requests, answers], { stdio: 'ignore' });
    // Each waits for the other end to be opened, and the program opens them in this order.
    this.#requests = openSync(requests, 'w');
    this.#answers = openSync(answers, 'r');
  }

  nanoseconds(index: number, times: number): number {
    writeSync(this.#requests, `${index} ${times}\n`);
    return Number(this.#buffer.toString('latin1', 0, readSync(this.#answers, this.#buffer))) / times;
  }

  /** The program ends where its input does. */
  end(): void {
    closeSync(this.#requests);
    closeSync(this.#answers);
  }
}
