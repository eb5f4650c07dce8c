import { LRUCache } from 'lru-cache';
import { type DataSource, MoreThan } from 'typeorm';
import { ApiKey } from './api-key.entity.js';
import { type LastUsed } from './last-used.js';
import type { Principal } from './principal.js';
import { Session } from './session.entity.js';
import { hashToken } from './tokens.js';
import { User } from './user.entity.js';

interface Known {
  readonly principal: Principal;
  /** Milliseconds since 1970; Infinity for never. */
  readonly expiresMs: number;
}

/** How long a replica believes a credential it has not heard news of: the bound when a broadcast is lost. */
const BELIEVE_MS = 15_000;
const KNOWN_MAX = 50_000;

/**
 * Tells who a credential stands for. Warm answers cost one hash and no round trip; credentials that are unknown,
 * expired or revoked answer null alike.
 */
export class Authenticator {
  readonly #known = new LRUCache<string, Known>({ max: KNOWN_MAX, ttl: BELIEVE_MS });
  /** Counts the times that everything was forgotten. */
  #forgotten = 0;

  constructor(
    private readonly control: DataSource,
    private readonly lastUsed: LastUsed,
    private readonly sessionDays: number,
  ) {}

  async byApiKey(key: string): Promise<Principal | null> {
    return this.#lookUp(hashToken(key), (hash) => this.#findKey(hash));
  }

  async bySession(token: string): Promise<Principal | null> {
    return this.#lookUp(hashToken(token), (hash) => this.#findSession(hash));
  }

  /** Forgets everything it believes; called when any credential changed. Rare, and the next request of each reads again. */
  dropAll(): void {
    this.#forgotten += 1;
    this.#known.clear();
  }

  async #lookUp(hash: Buffer, find: (hash: Buffer) => Promise<Known | null>): Promise<Principal | null> {
    const id = hash.toString('base64');
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
    const key = await this.control.manager.findOneBy(ApiKey, { keyHash });
    const user = key && (await this.control.manager.findOneBy(User, { id: key.userId }));
    if (!key || !user) return null;
    return {
      principal: { actorId: user.actorId, userId: user.id, via: { kind: 'api-key', apiKeyId: key.id } },
      expiresMs: key.expiration?.getTime() ?? Infinity,
    };
  }

  /** Each sight of a session moves its end; written at most once per lifetime of a belief. */
  async #findSession(tokenHash: Buffer): Promise<Known | null> {
    const session = await this.control.manager.findOneBy(Session, { tokenHash, expires: MoreThan(new Date()) });
    const user = session && (await this.control.manager.findOneBy(User, { id: session.userId }));
    if (!session || !user) return null;
    const expires = new Date(Date.now() + this.sessionDays * 86_400_000);
    await this.control.manager.update(Session, { id: session.id }, { expires, lastSeen: new Date() });
    return { principal: { actorId: user.actorId, userId: user.id, via: { kind: 'session', sessionId: session.id } }, expiresMs: expires.getTime() };
  }
}
