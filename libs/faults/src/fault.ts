import { FAULTS, type FaultCode } from './catalogue.js';
import type { FaultKind } from './fault-kind.js';

export interface FaultOptions {
  /** Seen by the log alone. */
  cause?: unknown;
  /** Which inputs are wrong and why, for forms and for validation replies. `path` leads from the body's root. */
  fields?: readonly { readonly path: readonly (string | number)[]; readonly message: string; readonly type: string }[];
  /** Whether clients know the sentence from the engine, whose replies have it as `exception_message`. */
  fromEngine?: boolean;
  /** Members of the reply that clients look for beside the usual ones. */
  members?: Readonly<Record<string, unknown>>;
  /** Seconds after which the same request may succeed. */
  retryAfterSeconds?: number;
}

/**
 * Everything that goes wrong on purpose. `detail` may be shown to anyone; SQL, secrets and stacks belong into `cause`.
 * Only src/http knows which status a kind becomes.
 */
export class Fault extends Error {
  readonly fields: FaultOptions['fields'];
  readonly fromEngine: boolean;
  readonly members: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: FaultCode,
    readonly detail: string,
    options: FaultOptions = {},
  ) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.name = 'Fault';
    this.fields = options.fields;
    this.fromEngine = options.fromEngine ?? false;
    this.members = options.members ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get kind(): FaultKind {
    return FAULTS[this.code].kind;
  }

  get title(): string {
    return FAULTS[this.code].title;
  }
}
