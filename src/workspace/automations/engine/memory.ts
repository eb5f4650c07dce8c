import { newId, toIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import type { StoredEvent } from '../../events/stored-event.js';
import type { Automation } from '../automations.schema.js';
import { traced, TrailDraft, type TrailDetails } from '../trail/trail-entry.js';
import { combineFirings, neededOf, type Firing } from '../triggers/combine.js';
import { labelsOf } from '../triggers/coverage.js';
import { look, take, type Bucket, type Outcome } from '../triggers/evaluate.js';
import { stepsAtEnd, stepsOf, type Disregard, type Step } from '../triggers/steps.js';
import type { Armed, ArmedTrigger } from './armed.js';
import type { BucketChange, BucketKey, EvaluationsRepository, HeldChange } from './evaluations.repository.js';
import { firedEntry, type AutomationFiring } from './firings.js';

/** A bucket in its place. */
export type KeptBucket = BucketKey & { readonly bucket: Bucket };

/** An event that a trigger covers and that did not count. */
export interface Disregarded {
  readonly armed: ArmedTrigger;
  readonly event: StoredEvent;
  readonly why: Disregard;
  readonly window: Bucket | null;
}

/** What the triggers remember, while a page of events is evaluated: read at once, changed here, written at once. */
export class Memory {
  readonly #buckets = new Map<string, BucketKey & { bucket: Bucket | null }>();
  readonly #held = new Map<string, readonly Firing[]>();
  readonly #changedBuckets = new Map<string, BucketChange>();
  readonly #changedHeld = new Map<string, HeldChange>();
  readonly #trail = new TrailDraft();
  readonly #matched = new Map<string, number>();
  readonly firings: AutomationFiring[] = [];
  readonly disregarded: Disregarded[] = [];

  /** One that remembers these alone. */
  constructor(buckets: readonly KeptBucket[] = [], held: readonly { triggerId: string; firings: readonly Firing[] }[] = []) {
    for (const row of buckets) this.#buckets.set(idOf(row), row);
    for (const { triggerId, firings } of held) this.#held.set(triggerId, firings);
  }

  static async ofEvents(
    ctx: WorkspaceContext,
    rows: EvaluationsRepository,
    found: readonly (readonly [StoredEvent, readonly ArmedTrigger[]])[],
  ): Promise<Memory> {
    const keys = new Map(found.flatMap(([event, triggers]) => triggers.map((armed) => entryOf(placeOf(armed, event)))));
    const triggers = found.flatMap(([, armed]) => armed);
    return new Memory(await rows.listBuckets(ctx, [...keys.values()]), await rows.listHeld(ctx, wholesOf(triggers)));
  }

  static async ofDue(ctx: WorkspaceContext, rows: EvaluationsRepository, due: readonly KeptBucket[], armed: Armed): Promise<Memory> {
    return new Memory(due, await rows.listHeld(ctx, wholesOf(due.flatMap(({ triggerId }) => armed.find(triggerId) ?? []))));
  }

  /** `now`: when it fires, if it does. */
  take(armed: ArmedTrigger, event: StoredEvent, now: Instant): void {
    const place = placeOf(armed, event);
    const known = this.#buckets.get(idOf(place))?.bucket ?? null;
    const outcome = take(armed.trigger, armed.coverage, known, event);
    const steps = stepsOf(armed.trigger, armed.coverage, known, event, outcome);
    if (typeof steps === 'string') this.disregarded.push({ armed, event, why: steps, window: known });
    else this.#matched.set(armed.automation.id, (this.#matched.get(armed.automation.id) ?? 0) + 1);
    this.#apply(armed, place, outcome, { now, event, steps: typeof steps === 'string' ? [] : steps });
  }

  /** At a bucket whose end has come. One of a trigger that is no more goes. */
  look(armed: ArmedTrigger | null, { bucket, ...place }: KeptBucket, now: Instant): void {
    if (!armed) return void this.#changedBuckets.set(idOf(place), { ...place, bucket: null, due: null });
    const outcome = look(armed.trigger, bucket, now);
    this.#apply(armed, place, outcome, { now, event: null, steps: stepsAtEnd(bucket, outcome) });
  }

  /** The earliest end that somebody has to look at, of what changed; null without any. */
  get due(): Instant | null {
    return earliestOf([...this.#changedBuckets.values()]);
  }

  get buckets(): KeptBucket[] {
    return [...this.#buckets.values()].flatMap(({ bucket, ...place }) => (bucket ? [{ ...place, bucket }] : []));
  }

  /** Those whose end has come by then. */
  endedBy(until: Instant): KeptBucket[] {
    const ended: KeptBucket[] = [];
    for (const { bucket, ...place } of this.#buckets.values()) if (bucket && bucket.end <= until) ended.push({ ...place, bucket });
    return ended;
  }

  /** As if the automation had fired at the event. */
  start(armed: ArmedTrigger, event: StoredEvent): void {
    this.#buckets.delete(idOf(placeOf(armed, event)));
    for (const { id } of armed.wholes) this.#held.delete(id);
  }

  /** What happened to the automations, for their trails. */
  get trail(): TrailDraft['entries'] {
    return this.#trail.entries;
  }

  /** How many events counted, by automation. */
  get matched(): ReadonlyMap<string, number> {
    return this.#matched;
  }

  /** What changed, in the transaction that also says how far it was read. */
  async save(transaction: WorkspaceContext, rows: EvaluationsRepository): Promise<void> {
    await rows.saveBuckets(transaction, [...this.#changedBuckets.values()]);
    await rows.saveHeld(transaction, [...this.#changedHeld.values()]);
  }

  #apply(armed: ArmedTrigger, place: BucketKey, { bucket, fired }: Outcome, by: { now: Instant; event: StoredEvent | null; steps: readonly Step[] }): void {
    const due = bucket && armed.trigger.posture === 'Proactive' ? bucket.end : null;
    this.#buckets.set(idOf(place), { ...place, bucket });
    this.#changedBuckets.set(idOf(place), { ...place, bucket, due });
    for (const step of by.steps) {
      const details = detailsOf(armed, place, step, step.kind === 'fired' ? (fired?.event ?? null) : by.event);
      if (step.kind !== 'fired') this.#tell(armed.automation, step.kind, details);
      else if (fired) this.fire(armed, { triggerId: armed.trigger.id, at: by.now, event: fired.event, labels: details.labels ?? {} }, details, place.key);
    }
  }

  /** As far up as it is enough for. `key`: of the bucket that it was counted in. */
  fire({ automation, wholes }: Pick<ArmedTrigger, 'wholes'> & { automation: Automation }, first: Firing, of: TrailDetails, key = '[]'): void {
    let [firing, details] = [first, of];
    for (const whole of wholes) {
      const before = this.#held.get(whole.id) ?? [];
      const { held, fired, forgotten } = combineFirings(whole, before, firing);
      this.#held.set(whole.id, held);
      this.#changedHeld.set(whole.id, { automationId: automation.id, triggerId: whole.id, firings: held });
      const needed = neededOf(whole);
      const isUnordered = !fired && held.length === needed;
      this.#tell(automation, 'part-fired', { ...details, held: fired ? needed : held.length, needed, forgotten, ...(isUnordered ? { unordered: true } : {}) });
      if (!fired) return;
      firing = { triggerId: whole.id, at: firing.at, event: firing.event, parts: fired };
      details = { ...spanOf(details), trigger_id: whole.id, event: firing.event && traced(firing.event), held: needed, needed };
    }
    const labels = wholes.length > 0 ? {} : (details.labels ?? {});
    const told = { id: newId(), automation, at: firing.at, labels, event: firing.event, parts: firing.parts ?? [], details };
    const fired = { ...told, key: firingKey(firing.event, wholes.length > 0 ? '[]' : key, details.closes) };
    this.#trail.add(firedEntry(fired));
    this.firings.push(fired);
  }

  #tell({ id: automationId }: Automation, kind: 'part-fired' | Exclude<Step['kind'], 'fired'>, details: TrailDetails): void {
    this.#trail.add({ id: newId(), automationId, kind, firingKey: null, details });
  }
}

export function earliestOf(changes: readonly BucketChange[]): Instant | null {
  const dues = changes.flatMap(({ due }) => due ?? []);
  return dues.length === 0 ? null : Math.min(...dues);
}

function detailsOf({ trigger }: ArmedTrigger, { key }: BucketKey, { count, opens, closes }: Step, event: StoredEvent | null): TrailDetails {
  const values = JSON.parse(key) as string[];
  const labels = Object.fromEntries(labelsOf(trigger).map((label, index) => [label, values[index] ?? '']));
  const window = closes > opens ? { opens: toIso(opens), closes: toIso(closes) } : {};
  return { trigger_id: trigger.id, labels, events: event ? 1 : 0, event: event && traced(event), count, threshold: trigger.threshold, ...window };
}

/** What a firing without an event is about. */
const spanOf = ({ event, opens, closes, metric }: TrailDetails): TrailDetails =>
  event || !opens || !closes ? {} : { opens, closes, ...(metric ? { metric } : {}) };

/** By what a firing is known again, whatever the trigger's id has become: the event by which it fired, or the end of a time without one. */
export const firingKey = (event: Pick<StoredEvent, 'id'> | null, key: string, closes: string | null = null): string =>
  JSON.stringify(event ? ['event', event.id, key] : ['window', closes, key]);

const placeOf = ({ automation, trigger, coverage }: ArmedTrigger, event: StoredEvent): BucketKey => ({
  automationId: automation.id,
  triggerId: trigger.id,
  key: JSON.stringify(coverage.keyOf(event)),
});

const wholesOf = (triggers: readonly ArmedTrigger[]): string[] => [...new Set(triggers.flatMap(({ wholes }) => wholes.map(({ id }) => id)))];

const idOf = ({ triggerId, key }: BucketKey): string => `${triggerId} ${key}`;
const entryOf = (place: BucketKey): [string, BucketKey] => [idOf(place), place];
