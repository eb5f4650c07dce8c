import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import type { StoredEvent } from '../../events/stored-event.js';
import { combineFirings, type Firing } from '../triggers/combine.js';
import { labelsOf } from '../triggers/coverage.js';
import { look, take, type Bucket, type Outcome } from '../triggers/evaluate.js';
import type { Armed, ArmedTrigger } from './armed.js';
import type { BucketChange, BucketKey, EvaluationsRepository, HeldChange } from './evaluations.repository.js';
import type { AutomationFiring } from './firings.js';

/** What the triggers remember, while a page of events is evaluated: read at once, changed here, written at once. */
export class Memory {
  readonly #buckets = new Map<string, BucketKey & { bucket: Bucket | null }>();
  readonly #held = new Map<string, readonly Firing[]>();
  readonly #changedBuckets = new Map<string, BucketChange>();
  readonly #changedHeld = new Map<string, HeldChange>();
  readonly firings: AutomationFiring[] = [];

  private constructor(private readonly rows: EvaluationsRepository) {}

  static async ofEvents(
    ctx: WorkspaceContext,
    rows: EvaluationsRepository,
    found: readonly (readonly [StoredEvent, readonly ArmedTrigger[]])[],
  ): Promise<Memory> {
    const memory = new Memory(rows);
    const keys = new Map(found.flatMap(([event, triggers]) => triggers.map((armed) => entryOf(placeOf(armed, event)))));
    await memory.#recall(
      ctx,
      await rows.listBuckets(ctx, [...keys.values()]),
      found.flatMap(([, triggers]) => triggers),
    );
    return memory;
  }

  static async ofDue(ctx: WorkspaceContext, rows: EvaluationsRepository, due: readonly (BucketKey & { bucket: Bucket })[], armed: Armed): Promise<Memory> {
    const memory = new Memory(rows);
    await memory.#recall(
      ctx,
      due,
      due.flatMap(({ triggerId }) => armed.find(triggerId) ?? []),
    );
    return memory;
  }

  /** `now`: when it fires, if it does. */
  take(armed: ArmedTrigger, event: StoredEvent, now: Instant): void {
    const place = placeOf(armed, event);
    this.#apply(armed, place, take(armed.trigger, armed.coverage, this.#buckets.get(idOf(place))?.bucket ?? null, event), now);
  }

  /** At a bucket whose end has come. One of a trigger that is no more goes. */
  look(armed: ArmedTrigger | null, { bucket, ...place }: BucketKey & { bucket: Bucket }, now: Instant): void {
    if (armed) this.#apply(armed, place, look(armed.trigger, bucket, now), now);
    else this.#changedBuckets.set(idOf(place), { ...place, bucket: null, due: null });
  }

  /** The earliest end that somebody has to look at, of what changed; null without any. */
  get due(): Instant | null {
    return earliestOf([...this.#changedBuckets.values()]);
  }

  /** What changed, in the transaction that also says how far it was read. */
  async save(transaction: WorkspaceContext): Promise<void> {
    await this.rows.saveBuckets(transaction, [...this.#changedBuckets.values()]);
    await this.rows.saveHeld(transaction, [...this.#changedHeld.values()]);
  }

  async #recall(ctx: WorkspaceContext, buckets: readonly (BucketKey & { bucket: Bucket })[], triggers: readonly ArmedTrigger[]): Promise<void> {
    for (const row of buckets) this.#buckets.set(idOf(row), row);
    const wholes = new Set(triggers.flatMap((armed) => armed.wholes.map(({ id }) => id)));
    for (const { triggerId, firings } of await this.rows.listHeld(ctx, [...wholes])) this.#held.set(triggerId, firings);
  }

  #apply(armed: ArmedTrigger, place: BucketKey, { bucket, fired }: Outcome, now: Instant): void {
    const due = bucket && armed.trigger.posture === 'Proactive' ? bucket.end : null;
    this.#buckets.set(idOf(place), { ...place, bucket });
    this.#changedBuckets.set(idOf(place), { ...place, bucket, due });
    if (fired) this.#fire(armed, { triggerId: armed.trigger.id, at: now, event: fired.event }, place);
  }

  /** As far up as it is enough for. */
  #fire({ automation, trigger, wholes }: ArmedTrigger, first: Firing, { key }: BucketKey): void {
    let firing = first;
    for (const whole of wholes) {
      const { held, fired } = combineFirings(whole, this.#held.get(whole.id) ?? [], firing);
      this.#held.set(whole.id, held);
      this.#changedHeld.set(whole.id, { automationId: automation.id, triggerId: whole.id, firings: held });
      if (!fired) return;
      firing = { ...firing, triggerId: whole.id };
    }
    const values = JSON.parse(key) as string[];
    const labels = wholes.length > 0 ? {} : Object.fromEntries(labelsOf(trigger).map((label, index) => [label, values[index] ?? '']));
    this.firings.push({ automation, at: firing.at, labels, event: firing.event });
  }
}

export function earliestOf(changes: readonly BucketChange[]): Instant | null {
  const dues = changes.flatMap(({ due }) => due ?? []);
  return dues.length === 0 ? null : Math.min(...dues);
}

const placeOf = ({ automation, trigger, coverage }: ArmedTrigger, event: StoredEvent): BucketKey => ({
  automationId: automation.id,
  triggerId: trigger.id,
  key: JSON.stringify(coverage.keyOf(event)),
});

const idOf = ({ triggerId, key }: BucketKey): string => `${triggerId} ${key}`;
const entryOf = (place: BucketKey): [string, BucketKey] => [idOf(place), place];
