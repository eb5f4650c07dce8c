import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Span } from '../live/position.sql.js';
import { EventLogRepository } from './event-log.repository.js';
import type { EventSieve, Sifted } from './event-sieve.js';
import type { StoredEvent } from './stored-event.js';

/** The events of a workspace for whoever reads them all, in the order in which they came to be there. */
@Injectable()
export class EventLog {
  constructor(private readonly rows: EventLogRepository) {}

  /** Looks through at most `limit` of those that were added within the span for what passes the sieve. */
  async sift(ctx: WorkspaceContext, span: Span, sieve: EventSieve, limit: number): Promise<Sifted> {
    return this.rows.sift(ctx, span, sieve, limit);
  }

  /** Those of the ids, in the order in which they came, without those that are gone. `times`: when they occurred. */
  async whole(ctx: WorkspaceContext, ids: readonly string[], times: Sifted['times']): Promise<StoredEvent[]> {
    return times ? this.rows.whole(ctx, ids, times) : [];
  }
}
