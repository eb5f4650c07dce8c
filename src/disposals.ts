import type { Logger } from '@app/telemetry';

/** What was opened, to be closed once in the reverse order; one that cannot be closed does not keep the others open. */
export class Disposals {
  #open: (() => Promise<unknown>)[] = [];

  constructor(private readonly logger: Logger) {}

  add(close: () => Promise<unknown>): void {
    this.#open.push(close);
  }

  async dispose(): Promise<void> {
    for (let close = this.#open.pop(); close; close = this.#open.pop()) {
      await close().catch((error: unknown) => this.logger.warn({ err: error }, 'Something could not be closed.'));
    }
  }
}
