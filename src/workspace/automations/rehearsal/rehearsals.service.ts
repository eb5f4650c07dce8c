import { toIso } from '@app/contract';
import { inTransaction } from '@app/database';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventQueriesService } from '../../events/event-queries.service.js';
import { ServerEvents } from '../../events/server-events.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { Clock } from '../../states/clock.js';
import { DueHints } from '../../states/due-states.js';
import { TAKE_ACTIONS } from '../actions/actions.duty.js';
import { ActionsRepository } from '../actions/actions.repository.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { AutomationsService, type SentAutomation } from '../automations.service.js';
import { actionsOf, consequencesOf, firedEntry, type AutomationFiring } from '../engine/firings.js';
import { TrailRepository } from '../trail/trail.repository.js';
import { literalStart, triggersOf } from '../triggers/trigger.js';
import { ActionPreviews, type ActionPreview } from './action-previews.js';
import { MetricPasts } from './metric-pasts.js';
import { rehearse, type Rehearsed } from './rehearse.js';

/** A stretch of the past; null: the last hour of it, and now. */
export interface AskedWindow {
  readonly since: Instant | null;
  readonly until: Instant | null;
}

interface Looked {
  readonly since: Instant;
  readonly until: Instant;
  readonly events: number;
  /** There were more before; `since` is where those begin that were looked at. */
  readonly isTruncated: boolean;
}

export interface Rehearsal extends Looked, Rehearsed {
  readonly automation: Automation;
  readonly actions: readonly ActionPreview[];
}

export interface Replay extends Looked {
  readonly fired: readonly AutomationFiring[];
  readonly already: number;
  /** How many more there are for the next replay. */
  readonly left: number;
}

const HOUR_MICROS = 3_600 * 1_000_000;
const WINDOW_MAX_MICROS = 24 * HOUR_MICROS;
const EVENTS_MAX = 10_000;
const FIRINGS_MAX = 200;

/** Has an automation make something of what is past. */
@Injectable()
export class RehearsalsService {
  constructor(
    private readonly automations: AutomationsService,
    private readonly queries: EventQueriesService,
    private readonly pasts: MetricPasts,
    private readonly previews: ActionPreviews,
    private readonly trail: TrailRepository,
    private readonly actions: ActionsRepository,
    private readonly events: ServerEvents,
    private readonly hints: DueHints,
    private readonly clock: Clock,
  ) {}

  /** Faults with `automation.not_found` and `request.invalid`. Nothing is written and nothing done. */
  async test(ctx: WorkspaceContext, id: string, asked: AskedWindow): Promise<Rehearsal> {
    return this.#rehearse(ctx, await this.automations.get(ctx, id), asked);
  }

  /** The same for one that is only written so far. */
  async testDraft(ctx: WorkspaceContext, sent: SentAutomation, asked: AskedWindow): Promise<Rehearsal> {
    return this.#rehearse(ctx, await this.automations.draft(ctx, sent), asked);
  }

  /**
   * Fires for what it missed while it was not there, or not enabled. Never twice for the same, however often and by how many that is asked
   * for: who replays holds the automation, and reads what fired before.
   */
  async replay(ctx: WorkspaceContext, id: string, asked: AskedWindow): Promise<Replay> {
    const window = this.#window(asked);
    const replay = await inTransaction(ctx, async (transaction) => {
      const automation = await this.automations.hold(transaction, id);
      // What came in since it is enabled it has seen.
      const until = automation.enabled ? Math.min(window.until, automation.activeSince) : window.until;
      const looked = await this.#look(transaction, automation, { since: window.since, until });
      const events = looked.events.filter(({ received }) => !automation.enabled || received <= automation.activeSince);
      const before = await this.trail.listFired(transaction, id, looked.since - WINDOW_MAX_MICROS);
      const pasts = await this.pasts.of(transaction, automation, { ...looked, before });
      const { firings, already } = await rehearse({ ...automation, activeSince: -Infinity }, events, { ...looked, before, pasts });
      const fired = firings.slice(0, FIRINGS_MAX).map((firing) => ({ ...firing, details: { ...firing.details, replayed: true as const } }));
      await this.#fire(transaction, fired);
      return { ...looked, events: events.length, fired, already, left: firings.length - fired.length };
    });
    if (replay.fired.length > 0) this.hints.hint(ctx, TAKE_ACTIONS, this.clock.now());
    return replay;
  }

  async #fire(transaction: WorkspaceContext, firings: readonly AutomationFiring[]): Promise<void> {
    const at = this.clock.now();
    const consequences = firings.map((firing) => consequencesOf({ ...firing, at }, actionsOf(firing)));
    await this.events.tell(
      transaction,
      consequences.map(({ told }) => told),
    );
    await this.actions.insert(
      transaction,
      consequences.flatMap(({ actions }) => actions),
    );
    await this.trail.add(transaction, firings.map(firedEntry), at);
    const [first] = firings;
    if (first) await this.trail.count(transaction, [{ automationId: first.automation.id, matched: 0, fired: firings.length }], at);
  }

  async #rehearse(ctx: WorkspaceContext, automation: Automation, asked: AskedWindow): Promise<Rehearsal> {
    const looked = await this.#look(ctx, automation, this.#window(asked));
    const pasts = await this.pasts.of(ctx, automation, looked);
    const rehearsed = await rehearse({ ...automation, activeSince: -Infinity }, looked.events, { ...looked, pasts });
    const [first] = rehearsed.firings;
    return { ...looked, ...rehearsed, events: looked.events.length, automation, actions: first ? await this.previews.of(ctx, first) : [] };
  }

  async #look(
    ctx: WorkspaceContext,
    automation: Automation,
    { since, until }: { since: Instant; until: Instant },
  ): Promise<Omit<Looked, 'events'> & { events: StoredEvent[] }> {
    const starts = startsOf(automation);
    const filter = starts.includes('') ? {} : { event: { prefix: starts } };
    const isNone = until < since || starts.length === 0;
    const events = isNone
      ? []
      : (await this.queries.list(ctx, { ...filter, occurred: { since: toIso(since), until: toIso(until) } }, EVENTS_MAX + 1)).reverse();
    const isTruncated = events.length > EVENTS_MAX;
    const [first, ...rest] = events;
    return { since: isTruncated && first ? first.occurred : since, until, events: isTruncated ? rest : events, isTruncated };
  }

  #window({ since: askedSince, until: askedUntil }: AskedWindow): { since: Instant; until: Instant } {
    const until = Math.min(askedUntil ?? Infinity, this.clock.now());
    const since = askedSince ?? until - HOUR_MICROS;
    if (until - since > WINDOW_MAX_MICROS) refuse('since', 'Is more than a day before the end');
    if (since > until) refuse('since', 'Is after the end');
    return { since, until };
  }
}

function refuse(member: string, message: string): never {
  throw new Fault('request.invalid', `${member}: ${message}`, { fields: [{ path: ['body', member], message, type: 'value_error' }] });
}

/** How the names begin that its triggers take; none where no trigger takes events. */
function startsOf(automation: Automation): string[] {
  const starts = triggersOf(triggerOf(automation)).flatMap((trigger) => {
    if (trigger.type !== 'event') return [];
    return trigger.expect.length === 0 ? [''] : [...trigger.expect, ...trigger.after].map(literalStart);
  });
  return [...new Set(starts)];
}
