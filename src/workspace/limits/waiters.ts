import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '../../platform.module.js';
import type { Patience } from './patience.js';
import { WaitersRepository, type Wanted } from './waiters.repository.js';

/** Whoever is served sooner is not worth a row: nobody could have seen it. */
const SEEN_AFTER_MS = 1_000;

/** Has it known who waits for slots. That it cannot be known keeps nobody from having them. */
@Injectable()
export class Waiters {
  constructor(
    private readonly rows: WaitersRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** For as long as `work` makes it stand in line. */
  async inLine<T>(ctx: WorkspaceContext, wanted: Wanted, { seconds }: Patience, work: () => Promise<T>): Promise<T> {
    const standing: { noted?: Promise<string | null> } = {};
    const timer = setTimeout(() => void (standing.noted = this.#try(ctx, this.rows.stand(ctx, wanted, seconds))), SEEN_AFTER_MS);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      const id = await standing.noted;
      if (id) await this.#try(ctx, this.rows.leave(ctx, id));
    }
  }

  async refused(ctx: WorkspaceContext, wanted: Wanted, seconds: number): Promise<void> {
    await this.#try(ctx, this.rows.noteRefused(ctx, wanted, seconds));
  }

  async #try<T>({ workspaceId }: WorkspaceContext, write: Promise<T>): Promise<T | null> {
    return write.catch((error: unknown) => {
      this.logger.warn({ workspaceId, err: error }, 'Who waits for slots could not be noted.');
      return null;
    });
  }
}
