import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Added, Span } from '../live/position.sql.js';
import { EventLogRepository } from './event-log.repository.js';
import type { EventHead, StoredEvent } from './stored-event.js';

/** The events of a workspace for whoever reads them all, in the order in which they came to be there. */
@Injectable()
export class EventLog {
  constructor(private readonly rows: EventLogRepository) {}

  /** At most `limit` of those that were added within the span, and where that leads. */
  async added(ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<EventHead>> {
    return this.rows.addedHeads(ctx, span, limit);
  }

  /** With what they carry, in the order given, without those that are gone. */
  async whole(ctx: WorkspaceContext, heads: readonly EventHead[]): Promise<StoredEvent[]> {
    return this.rows.whole(ctx, heads);
  }
}
