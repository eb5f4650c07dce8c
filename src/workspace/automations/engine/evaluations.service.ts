import { inTransaction } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventLog } from '../../events/event-log.js';
import { ServerEvents } from '../../events/server-events.js';
import type { Sifted } from '../../events/event-sieve.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { noteWritten } from '../../ranges/busy-days.js';
import { TRAIL } from '../../ranges/ranged.js';
import { Clock } from '../../states/clock.js';
import { DueHints } from '../../states/due-states.js';
import { ActionsRepository } from '../actions/actions.repository.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { LOOK_AT_METRICS, MetricsRepository } from '../metrics/metrics.repository.js';
import { NearMisses } from '../trail/near-misses.js';
import { TrailRepository } from '../trail/trail.repository.js';
import { begin } from '../triggers/evaluate.js';
import { triggersOf } from '../triggers/trigger.js';
import { Armed } from './armed.js';
import { EvaluationsRepository, GRACE_SECONDS, Overtaken, type BucketChange, type Progress } from './evaluations.repository.js';
import { actionsOf, consequencesOf } from './firings.js';
import { Followers } from './followers.js';
import { earliestOf, Memory } from './memory.js';

export const EVALUATE_AUTOMATIONS = 'evaluate-automations';

/** How many events are looked through at once; fewer where so many of them matter, since these are read whole. */
const PAGE = 5_000;
const WANTED_MAX = 1_000;
/** This is no news to automations. Source: docs/contract/services.md#automations */
const LOG_WRITE = 'prefect.log.write';
const REMEMBERED_MAX = 1_000;
/** Others that evaluate or change automations come between only so often. */
const OVERTAKEN_MAX = 20;

/** What came of a look at the log. */
interface Reading {
  readonly next: 'more' | 'ends' | 'done' | 'locked';
  readonly armed: Armed | null;
  readonly memory: Memory | null;
  /** Events that count for nobody; some of them. */
  readonly idle: Pick<Sifted, 'others' | 'times'> & { readonly events: readonly StoredEvent[] };
}

const NONE = { others: [], times: null, events: [] };

/** What an evaluation was good for. */
export interface Evaluated {
  /** False when none is enabled. */
  readonly isArmed: boolean;
  readonly fired: number;
}

/**
 * Reads the log of events for the automations of a workspace. What triggers remember, what follows from their firing and how far the
 * log was read are one commit: whatever dies or runs beside it, each event counts once.
 */
@Injectable()
export class EvaluationsService {
  readonly #armed = new LRUCache<string, { version: number; armed: Armed }>({ max: REMEMBERED_MAX });

  constructor(
    private readonly rows: EvaluationsRepository,
    private readonly metrics: MetricsRepository,
    private readonly actions: ActionsRepository,
    private readonly log: EventLog,
    private readonly events: ServerEvents,
    private readonly followers: Followers,
    private readonly trail: TrailRepository,
    private readonly misses: NearMisses,
    private readonly clock: Clock,
    private readonly hints: DueHints,
  ) {}

  /** Whatever is new, and the ends that have come; nothing while somebody else is at it. */
  async evaluate(ctx: WorkspaceContext): Promise<Evaluated> {
    let fired = 0;
    for (;;) {
      const reading = await undisturbed(ctx, (transaction) => this.#readOn(transaction));
      fired += await this.#note(ctx, reading);
      if (reading.next === 'more') continue;
      if (reading.next === 'ends') fired += await this.#note(ctx, await undisturbed(ctx, (transaction) => this.#lookAtDue(transaction)));
      return { isArmed: reading.next === 'locked' || reading.armed !== null, fired };
    }
  }

  /** The automation is from now on as it is; what it remembers is forgotten. In the transaction of the change. */
  async arm(transaction: WorkspaceContext, automation: Automation): Promise<void> {
    await this.rows.forget(transaction, automation.id);
    await this.metrics.forget(transaction, automation.id);
    if (!automation.enabled) return;
    await this.rows.beginProgress(transaction);
    await this.trail.begin(transaction, automation.id);
    const now = this.clock.now();
    const triggers = triggersOf(triggerOf(automation));
    const watched = triggers.filter(({ type }) => type === 'metric');
    await this.metrics.begin(
      transaction,
      automation.id,
      watched.map(({ id }) => id),
    );
    if (watched.length > 0) this.hints.hint(transaction, LOOK_AT_METRICS, now);
    const begun = triggers.flatMap((trigger): BucketChange[] => {
      const bucket = trigger.type === 'event' ? begin(trigger, now) : null;
      return bucket ? [{ automationId: automation.id, triggerId: trigger.id, key: '[]', bucket, due: bucket.end }] : [];
    });
    await this.rows.saveBuckets(transaction, begun);
    this.#hint(transaction, earliestOf(begun));
  }

  /** Whoever evaluates reads the automations again. In the transaction of the change, at its end. */
  async announce(transaction: WorkspaceContext): Promise<void> {
    await this.rows.changeVersion(transaction);
  }

  #hint(ctx: WorkspaceContext, due: Instant | null): void {
    if (due !== null) this.hints.hint(ctx, EVALUATE_AUTOMATIONS, due + GRACE_SECONDS * 1_000_000);
  }

  async #readOn(transaction: WorkspaceContext): Promise<Reading> {
    const nothing = { armed: null, memory: null, idle: NONE };
    if (!(await this.rows.tryLock(transaction))) return { ...nothing, next: 'locked' };
    const from = await this.rows.findProgress(transaction);
    const armed = from && (await this.#load(transaction, from));
    const next = from?.isDue ? 'ends' : 'done';
    if (!from || !armed) return { ...nothing, next };
    const sifted = await this.#sift(transaction, from, armed);
    const { count, mark, until } = sifted;
    if (count === 0 && from.waiting === 0) {
      if (from.until !== null) await this.rows.moveProgress(transaction, from, { since: until, until: null, after: null, evaluated: 0 });
      return { ...nothing, armed, next: from.until === null ? next : 'more' };
    }
    const { memory, idle } = await this.#takeAll(transaction, armed, sifted, from);
    const to = mark ? { since: from.since, until, after: mark } : { since: until, until: null, after: null };
    await this.rows.moveProgress(transaction, from, { ...to, evaluated: count });
    return { armed, memory, idle: { ...sifted, events: idle }, next: mark || from.until !== null ? 'more' : next };
  }

  async #sift(transaction: WorkspaceContext, from: Progress, { sieve }: Armed): Promise<Sifted> {
    const sifted = await this.log.sift(transaction, from, sieve, PAGE);
    return sifted.wanted.length > WANTED_MAX ? this.log.sift(transaction, from, sieve, WANTED_MAX) : sifted;
  }

  async #takeAll(
    transaction: WorkspaceContext,
    armed: Armed,
    { wanted, times, until, mark }: Sifted,
    { since, waiting }: Progress,
  ): Promise<{ memory: Memory; idle: readonly StoredEvent[] }> {
    const looked = (await this.log.whole(transaction, wanted, times)).filter(({ event }) => event !== LOG_WRITE);
    const events = await this.followers.sort(transaction, looked, { since, until, mark }, waiting);
    const found = events.map((event) => [event, armed.interestedIn(event)] as const);
    const taken = found.filter(([, triggers]) => triggers.length > 0);
    const memory = await Memory.ofEvents(transaction, this.rows, taken);
    for (const [event, triggers] of taken) for (const trigger of triggers) memory.take(trigger, event, this.clock.now());
    await this.#save(transaction, memory);
    return { memory, idle: events };
  }

  async #lookAtDue(transaction: WorkspaceContext): Promise<Reading> {
    const nothing: Reading = { next: 'done', armed: null, memory: null, idle: NONE };
    if (!(await this.rows.tryLock(transaction))) return nothing;
    const due = await this.rows.listDue(transaction);
    if (due.length === 0) return nothing;
    const progress = await this.rows.findProgress(transaction);
    if (!progress) return nothing;
    const armed = (await this.#load(transaction, progress)) ?? new Armed([]);
    const memory = await Memory.ofDue(transaction, this.rows, due, armed);
    for (const place of due) memory.look(armed.find(place.triggerId), place, this.clock.now());
    await this.#save(transaction, memory);
    await this.rows.moveProgress(transaction, progress, { ...progress, evaluated: 0 });
    return { ...nothing, armed, memory };
  }

  async #save(transaction: WorkspaceContext, memory: Memory): Promise<void> {
    await memory.save(transaction, this.rows);
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
    await this.trail.add(transaction, memory.trail, this.clock.now());
    await this.trail.count(transaction, countsOf(memory), this.clock.now());
  }

  /** What is told beside the transaction, once it is committed. Answers how often an automation fired. */
  async #note(ctx: WorkspaceContext, { armed, memory, idle }: Reading): Promise<number> {
    if (!armed || !memory) return 0;
    const others = this.misses.isOpen(ctx) ? await this.log.whole(ctx, idle.others, idle.times) : [];
    this.misses.sample(ctx, armed, [...idle.events, ...others], memory.disregarded);
    const { trail } = memory;
    if (trail.length > 0) await noteWritten(ctx, TRAIL, Array<Instant>(trail.length).fill(this.clock.now()));
    return memory.firings.length;
  }

  /** Null when none is enabled. */
  async #load(ctx: WorkspaceContext, { version, isArmed }: Progress): Promise<Armed | null> {
    if (!isArmed) return null;
    const known = this.#armed.get(ctx.workspaceId);
    if (known?.version === version) return known.armed;
    const armed = new Armed(await this.rows.listEnabled(ctx));
    this.#armed.set(ctx.workspaceId, { version, armed });
    return armed;
  }
}

/** Tries again where somebody came between. */
async function undisturbed<T>(ctx: WorkspaceContext, work: (transaction: WorkspaceContext) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx, work);
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === OVERTAKEN_MAX) throw error;
    }
  }
}

function countsOf({ matched, firings }: Memory): { automationId: string; matched: number; fired: number }[] {
  const fired = new Map<string, number>();
  for (const { automation } of firings) fired.set(automation.id, (fired.get(automation.id) ?? 0) + 1);
  return [...new Set([...matched.keys(), ...fired.keys()])]
    .sort()
    .map((automationId) => ({ automationId, matched: matched.get(automationId) ?? 0, fired: fired.get(automationId) ?? 0 }));
}
