import { inTransaction } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventLog } from '../../events/event-log.js';
import { ServerEvents } from '../../events/server-events.js';
import { Clock } from '../../states/clock.js';
import { DueHints } from '../../states/due-states.js';
import { ActionsRepository } from '../actions/actions.repository.js';
import { readActions, triggerOf, type Automation } from '../automations.schema.js';
import { writeAction } from '../actions/parse-action.js';
import { begin } from '../triggers/evaluate.js';
import { triggersOf } from '../triggers/trigger.js';
import { Armed } from './armed.js';
import { EvaluationsRepository, GRACE_SECONDS, type BucketChange } from './evaluations.repository.js';
import { consequencesOf, type AutomationFiring } from './firings.js';
import { earliestOf, Memory } from './memory.js';

export const EVALUATE_AUTOMATIONS = 'evaluate-automations';

const PAGE = 500;
/** This is no news to automations. Source: docs/contract/services.md#automations */
const LOG_WRITE = 'prefect.log.write';
const REMEMBERED_MAX = 1_000;

/**
 * Reads the log of events for the automations of a workspace. What triggers remember, what follows from their firing and how far the
 * log was read are one commit: whatever dies or runs beside it, each event counts once.
 */
@Injectable()
export class EvaluationsService {
  readonly #armed = new LRUCache<string, { stamp: string; armed: Armed }>({ max: REMEMBERED_MAX });

  constructor(
    private readonly rows: EvaluationsRepository,
    private readonly actions: ActionsRepository,
    private readonly log: EventLog,
    private readonly events: ServerEvents,
    private readonly clock: Clock,
    private readonly hints: DueHints,
  ) {}

  /** Whatever is new, and the ends that have come. False when somebody else is at it. */
  async evaluate(ctx: WorkspaceContext): Promise<boolean> {
    for (;;) {
      const read = await inTransaction(ctx, (transaction) => this.#readOn(transaction));
      if (read === 'locked') return false;
      if (read === 'done') break;
    }
    return inTransaction(ctx, (transaction) => this.#lookAtDue(transaction));
  }

  /** The automation is from now on as it is; what it remembers is forgotten. In the transaction of the change. */
  async arm(transaction: WorkspaceContext, automation: Automation): Promise<void> {
    await this.rows.forget(transaction, automation.id);
    if (!automation.enabled) return;
    await this.rows.beginProgress(transaction);
    const now = this.clock.now();
    const begun = triggersOf(triggerOf(automation)).flatMap((trigger): BucketChange[] => {
      const bucket = trigger.type === 'event' ? begin(trigger, now) : null;
      return bucket ? [{ automationId: automation.id, triggerId: trigger.id, key: '[]', bucket, due: bucket.end }] : [];
    });
    await this.rows.saveBuckets(transaction, begun);
    this.#hint(transaction, earliestOf(begun));
  }

  #hint(ctx: WorkspaceContext, due: Instant | null): void {
    if (due !== null) this.hints.hint(ctx, EVALUATE_AUTOMATIONS, due + GRACE_SECONDS * 1_000_000);
  }

  async #readOn(transaction: WorkspaceContext): Promise<'more' | 'done' | 'locked'> {
    if (!(await this.rows.tryLock(transaction))) return 'locked';
    const from = await this.rows.findProgress(transaction);
    const armed = await this.#load(transaction);
    if (!from || !armed) return 'done';
    const { rows, mark, until } = await this.log.added(transaction, from, PAGE);
    if (rows.length === 0) {
      if (from.until === null) return 'done';
      await this.rows.moveProgress(transaction, from, { since: until, until: null, after: null });
      return 'more';
    }
    const found = rows.filter(({ event }) => event !== LOG_WRITE).map((event) => [event, armed.interestedIn(event)] as const);
    const memory = await Memory.ofEvents(transaction, this.rows, found);
    for (const [event, triggers] of found) for (const trigger of triggers) memory.take(trigger, event, this.clock.now());
    await this.#save(transaction, memory);
    const isWhole = rows.length < PAGE;
    await this.rows.moveProgress(transaction, from, isWhole ? { since: until, until: null, after: null } : { since: from.since, until, after: mark });
    return isWhole && from.until === null ? 'done' : 'more';
  }

  async #lookAtDue(transaction: WorkspaceContext): Promise<boolean> {
    if (!(await this.rows.tryLock(transaction))) return false;
    const due = await this.rows.listDue(transaction);
    if (due.length === 0) return true;
    const armed = (await this.#load(transaction)) ?? new Armed([]);
    const memory = await Memory.ofDue(transaction, this.rows, due, armed);
    for (const place of due) memory.look(armed.find(place.triggerId), place, this.clock.now());
    await this.#save(transaction, memory);
    return true;
  }

  async #save(transaction: WorkspaceContext, memory: Memory): Promise<void> {
    await memory.save(transaction);
    this.#hint(transaction, memory.due);
    const consequences = memory.firings.map((firing) => consequencesOf(firing, actionsOf(firing)));
    await this.events.tell(
      transaction,
      consequences.map(({ told }) => told),
    );
    await this.actions.insert(
      transaction,
      consequences.flatMap(({ actions }) => actions),
    );
  }

  /** Null when none is enabled. */
  async #load(ctx: WorkspaceContext): Promise<Armed | null> {
    const stamp = await this.rows.findStamp(ctx);
    if (stamp === null) return null;
    const known = this.#armed.get(ctx.workspaceId);
    if (known?.stamp === stamp) return known.armed;
    const armed = new Armed(await this.rows.listEnabled(ctx));
    this.#armed.set(ctx.workspaceId, { stamp, armed });
    return armed;
  }
}

const actionsOf = ({ automation }: AutomationFiring) => ({
  onFiring: readActions(automation.actions).map(writeAction),
  onTrigger: readActions(automation.actionsOnTrigger).map(writeAction),
});
