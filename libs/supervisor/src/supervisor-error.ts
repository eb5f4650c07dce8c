/** Something outside this program is in the way. The message is one sentence that says what to do, fit for a person to read. */
export class SupervisorError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SupervisorError';
  }
}

/** Not by `instanceof`: errors of Node's own modules are of another realm where the caller runs in one of its own, as specs do. */
export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
