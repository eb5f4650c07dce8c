import { toIso, type EventFilter } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventQueriesService } from '../events/event-queries.service.js';
import { RESOURCE_ID } from '../events/event.schema.js';
import { Clock } from '../states/clock.js';
import type { ResourceMatch } from './slas.schema.js';
import { ViolationsRepository } from './violations.repository.js';

/** Looks for the events that SLAs wait for. */
@Injectable()
export class FreshnessService {
  constructor(
    private readonly violations: ViolationsRepository,
    private readonly events: EventQueriesService,
    private readonly clock: Clock,
  ) {}

  /** Notes for each of them when its event came last. */
  async look(ctx: WorkspaceContext): Promise<void> {
    for (const { id, expected_event: event, resource_match: match, since } of await this.violations.listAwaiting(ctx)) {
      const occurred = { since: toIso(since), until: toIso(this.clock.now()) };
      const [newest] = await this.events.list(ctx, { occurred, event: named(event ?? ''), resource: matching(match ?? {}) }, 1);
      if (newest) await this.violations.noteRefreshed(ctx, id, newest.occurred);
    }
  }
}

/** As triggers have it. */
const named = (event: string): NonNullable<EventFilter['event']> => (event.endsWith('*') ? { prefix: [event.slice(0, -1)] } : { name: [event] });

/** Ids that are written out are found by their index. */
function matching({ [RESOURCE_ID]: written = [], ...labels }: ResourceMatch): NonNullable<EventFilter['resource']> {
  const ids = [written].flat();
  const areLiteral = ids.every((id) => !/[*?!]/.test(id));
  return areLiteral ? { id: ids, labels } : { labels: { ...labels, [RESOURCE_ID]: ids } };
}
