/** What is wrong with a template or came of rendering it; the only thing that either throws. */
export class TemplateError extends Error {
  constructor(
    message: string,
    /** Where in the template, from 1. */
    readonly line: number,
    readonly kind: 'syntax' | 'limit' | 'render',
    /** What Python calls such an error. */
    readonly pythonName: string,
  ) {
    super(message);
    this.name = 'TemplateError';
  }

  /** For people. */
  get sentence(): string {
    return `${this.message} (line ${this.line})`;
  }

  /** The error as Python prints it. */
  get pythonRepr(): string {
    return `${this.pythonName}(${JSON.stringify(this.message)})`;
  }
}

/** Thrown by an operation on values, which does not know where in a template it stands. */
export class Raised extends Error {
  constructor(
    readonly pythonName: string,
    message: string,
    readonly kind: 'limit' | 'render' = 'render',
  ) {
    super(message);
  }
}

export const typeError = (message: string): Raised => new Raised('TypeError', message);
export const valueError = (message: string): Raised => new Raised('ValueError', message);
