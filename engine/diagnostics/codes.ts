/** Placeholder until the table lands. */
export type DiagnosticCode = `BP${number}`;
