/** What a benchmark found, line by line, each beside the target that it is to keep. */
export interface Line {
  readonly name: string;
  /** What was measured: a ratio of two things in one run, or a time where the target is one. */
  readonly measured: number;
  readonly unit?: '×' | 'ns' | 'ms' | 's';
  readonly target: number;
  /** Is more better? Then the target is the least. */
  readonly atLeast?: boolean;
  readonly remark?: string;
}

export class Report {
  readonly #lines: Line[] = [];

  title(text: string): void {
    console.log(`\n${text}`);
  }

  line(line: Line): void {
    this.#lines.push(line);
    const unit = line.unit === undefined || line.unit === '×' ? '×' : ` ${line.unit}`;
    const target = `${line.atLeast ? '≥' : '≤'} ${digits(line.target)}${unit}`;
    console.log(
      `  ${line.name.padEnd(34)} ${(digits(line.measured) + unit).padStart(10)}   ${target.padEnd(12)} ${verdict(line).padEnd(16)} ${line.remark ?? ''}`,
    );
  }

  /** Something that could not be measured is said aloud. */
  skipped(what: string, why: string): void {
    console.log(`  SKIPPED ${what}: ${why}`);
  }

  summary(): void {
    const missed = this.#lines.filter((line) => !isMet(line));
    console.log(`\n${this.#lines.length - missed.length} of ${this.#lines.length} targets met`);
    for (const line of missed) console.log(`  missed: ${line.name} (${digits(line.measured)} for ${digits(line.target)})`);
  }
}

export function nanoseconds(ours: number, theirs: number): string {
  return `${digits(ours)} ns for ${digits(theirs)} ns`;
}

export function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function isMet({ measured, target, atLeast }: Line): boolean {
  // Nobody can measure the third digit here.
  return atLeast ? measured >= target * 0.995 : measured <= target * 1.005;
}

function verdict(line: Line): string {
  if (isMet(line)) return 'met';
  const off = line.atLeast ? 1 - line.measured / line.target : line.measured / line.target - 1;
  return `MISSED by ${(100 * off).toFixed(0)} %`;
}
