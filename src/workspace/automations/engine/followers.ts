import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventLog } from '../../events/event-log.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { Clock } from '../../states/clock.js';
import { FollowersRepository, PATIENCE_MICROS, type Reach } from './followers.repository.js';

/** Of more than that in a workspace nobody waits for those they follow. */
const WAITING_MAX = 1_000;
/** Followers of followers are let go of so many at a time. */
const DEPTH_MAX = 20;

/** Events that follow others count behind those, also where they come first. Source: docs/contract/services.md#automations */
@Injectable()
export class Followers {
  constructor(
    private readonly rows: FollowersRepository,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * In the order in which they count: without those that have to wait, and with those that waited for them. In the transaction that
   * counts them. `waiting`: how many waited before.
   */
  async sort(transaction: WorkspaceContext, events: readonly StoredEvent[], reach: Reach, waiting: number): Promise<StoredEvent[]> {
    const early = (await this.#early(transaction, events, reach)).slice(0, Math.max(0, WAITING_MAX - waiting));
    await this.rows.wait(transaction, early);
    const ids = new Set(early.map(({ id }) => id));
    const released = waiting > 0 ? await this.#release(transaction, reach) : [];
    return behindLeaders(
      events.filter(({ id }) => !ids.has(id)),
      released,
    );
  }

  /** Those that follow one that is not there yet, or that waits itself. */
  async #early(transaction: WorkspaceContext, events: readonly StoredEvent[], reach: Reach): Promise<Follower[]> {
    const since = this.clock.now() - PATIENCE_MICROS;
    const followers = events.filter((event): event is Follower => event.follows !== null && event.occurred > since);
    const here = new Set(events.map(({ id }) => id));
    const elsewhere = new Set(followers.map(({ follows }) => follows).filter((id) => !here.has(id)));
    const known = await this.rows.listKnown(transaction, [...elsewhere], reach);
    const early = new Set<string>();
    const isEarly = ({ id, follows }: Follower): boolean => !early.has(id) && (early.has(follows) || (elsewhere.has(follows) && !known.has(follows)));
    for (let found = followers.filter(isEarly); found.length > 0; found = followers.filter(isEarly)) for (const { id } of found) early.add(id);
    return followers.filter(({ id }) => early.has(id));
  }

  async #release(transaction: WorkspaceContext, reach: Reach): Promise<StoredEvent[]> {
    const released: StoredEvent[] = [];
    for (let depth = 0; depth < DEPTH_MAX; depth++) {
      const waited = await this.rows.release(transaction, reach);
      if (waited.length === 0) break;
      const times = waited.map(({ occurred }) => occurred);
      const ids = waited.map(({ id }) => id);
      released.push(...(await this.log.whole(transaction, ids, { since: Math.min(...times), until: Math.max(...times) })));
    }
    return released;
  }
}

const byTime = (a: StoredEvent, b: StoredEvent): number => a.occurred - b.occurred;

type Follower = StoredEvent & { readonly follows: string };

/** Each behind the one that it follows, where that is among them; several of one in the order in which they occurred. Pure. */
export function behindLeaders(events: readonly StoredEvent[], late: readonly StoredEvent[]): StoredEvent[] {
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const ahead = new Set<string>();
  for (const [place, { id, follows }] of events.entries()) if (follows !== null && ((places.get(follows) ?? -1) > place || ahead.has(follows))) ahead.add(id);
  const followers = new Map<string | null, StoredEvent[]>();
  for (const event of [...events.filter(({ id }) => ahead.has(id)), ...late].sort(byTime))
    followers.set(event.follows, [...(followers.get(event.follows) ?? []), event]);
  const sorted = new Map<string, StoredEvent>();
  const take = (event: StoredEvent): void => {
    if (sorted.has(event.id)) return;
    sorted.set(event.id, event);
    for (const follower of followers.get(event.id) ?? []) take(follower);
  };
  for (const event of [...events.filter(({ id }) => !ahead.has(id)), ...late.toSorted(byTime)]) take(event);
  // Of those that follow each other round in a circle, the first that came.
  for (const event of events) take(event);
  return [...sorted.values()];
}
