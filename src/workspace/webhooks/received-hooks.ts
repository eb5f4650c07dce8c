import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventQueriesService } from '../events/event-queries.service.js';
import type { StoredEvent } from '../events/stored-event.js';
import type { Webhook } from './webhook.entity.js';
import { resourceIdOf } from './webhooks.schema.js';

/** What came by a webhook. */
@Injectable()
export class ReceivedHooks {
  constructor(private readonly events: EventQueriesService) {}

  /** The newest first, those that tell of failures among them. */
  async list(ctx: WorkspaceContext, webhook: Pick<Webhook, 'id'>, count: number): Promise<StoredEvent[]> {
    return this.events.list(ctx, { any_resource: { id: [resourceIdOf(webhook)] }, order: 'DESC' }, count);
  }
}
