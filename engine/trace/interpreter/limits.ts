/** What one evaluation may take before it is stopped: far beyond what people write, within about a second of work. */
export const limits = {
  /** Statements and expressions evaluated. */
  steps: 5_000_000,
  /** Calls inside calls. */
  depth: 600,
  /** Instructions recorded. */
  instructions: 400_000,
  /** Array elements, properties and characters made. */
  elements: 5_000_000,
} as const;
