/** Where the time of a compilation went. */
export interface Phase {
  readonly name: string;
  readonly milliseconds: number;
}

/** Attributes to each phase the time since the one before it ended. */
export class PhaseClock {
  readonly phases: Phase[] = [];
  #last = performance.now();

  lap(name: string): void {
    const now = performance.now();
    this.phases.push({ name, milliseconds: now - this.#last });
    this.#last = now;
  }
}
