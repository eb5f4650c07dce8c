/** Something outside this program is in the way. The message is one sentence that says what to do, fit for a person to read. */
export class SupervisorError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SupervisorError';
  }
}

/** Errors of another realm, as Jest makes them, are no instances of this one's Error. */
export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
