import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { type LastUsed } from './last-used.js';
import type { Principal } from './principal.js';
import { hashToken } from './tokens.js';

interface Known {
  readonly principal: Principal;
  /** Milliseconds since 1970; Infinity for never. */
  readonly expiresMs: number;
}

/** How long a replica believes a credential it has not heard news of: the bound when a broadcast is lost. */
const BELIEVE_MS = 15_000;
/** So long one look at the clock is good for: a cache that looks more often sets a timer for each. */
const CLOCK_MS = 100;
const KNOWN_MAX = 50_000;

/**
 * Tells who a credential stands for. Warm answers cost one hash and no round trip; credentials that are unknown,
 * expired or revoked answer null alike.
 */
export class Authenticator {
  readonly #known = new LRUCache<string, Known>({ max: KNOWN_MAX, ttl: BELIEVE_MS, ttlResolution: CLOCK_MS });
  /** Counts the times that everything was forgotten. */
  #forgotten = 0;

  constructor(
    private readonly control: DataSource,
    private readonly lastUsed: LastUsed,
    private readonly sessionDays: number,
  ) {}

  async byApiKey(key: string): Promise<Principal | null> {
    return this.#lookUp('api-key', hashToken(key), (hash) => this.#findKey(hash));
  }

  async bySession(token: string): Promise<Principal | null> {
    return this.#lookUp('session', hashToken(token), (hash) => this.#findSession(hash));
  }

  /** Forgets everything it believes; called when any credential changed. Rare, and the next request of each reads again. */
  dropAll(): void {
    this.#forgotten += 1;
    this.#known.clear();
  }

  async #lookUp(kind: 'api-key' | 'session', hash: Buffer, find: (hash: Buffer) => Promise<Known | null>): Promise<Principal | null> {
    const id = `${kind} ${hash.toString('base64')}`;
    let known = this.#known.get(id);
    if (!known) {
      const forgotten = this.#forgotten;
      known = (await find(hash)) ?? undefined;
      if (!known) return null;
      // What was read before the news came may be what the news is about.
      if (forgotten === this.#forgotten) this.#known.set(id, known);
    }
    if (known.expiresMs <= Date.now()) return null;
    if (known.principal.via.kind === 'api-key') this.lastUsed.note(known.principal.via.apiKeyId);
    return known.principal;
  }

  async #findKey(keyHash: Buffer): Promise<Known | null> {
    const [found] = await this.control.query<FoundKey[]>(FIND_KEY, [keyHash]);
    if (!found) return null;
    const { id, expiration, actorId, userId, botId } = found;
    const who = userId === null ? { actorId, botId } : { actorId, userId };
    return { principal: { ...who, via: { kind: 'api-key', apiKeyId: id } }, expiresMs: expiration?.getTime() ?? Infinity };
  }

  /** Each sight of a session moves its end; written at most once per lifetime of a belief. */
  async #findSession(tokenHash: Buffer): Promise<Known | null> {
    const now = new Date();
    const expires = new Date(now.getTime() + this.sessionDays * 86_400_000);
    const [found] = await this.control.query<FoundSession[]>(FIND_AND_MOVE_SESSION, [tokenHash, now, expires]);
    if (!found) return null;
    const { id, ...person } = found;
    return { principal: { ...person, via: { kind: 'session', sessionId: id } }, expiresMs: expires.getTime() };
  }
}

interface FoundSession {
  id: string;
  actorId: string;
  userId: string;
}
/** Of a person or a service account: the table lets no key be of neither. */
type FoundKey = { id: string; expiration: Date | null; actorId: string } & ({ userId: string; botId: null } | { userId: null; botId: string });

const FIND_KEY = `
  select k.id, k.expiration, coalesce(u.actor_id, b.actor_id) as "actorId", u.id as "userId", b.id as "botId"
    from eparch.api_key k left join eparch.users u on u.id = k.user_id left join eparch.bot b on b.id = k.bot_id where k.key_hash = $1`;

const FIND_AND_MOVE_SESSION = `
  with session as (update eparch.session set expires = $3, last_seen = $2 where token_hash = $1 and expires > $2 returning id, user_id)
  select s.id, u.actor_id as "actorId", u.id as "userId" from session s join eparch.users u on u.id = s.user_id`;
