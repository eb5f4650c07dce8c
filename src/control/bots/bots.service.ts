import { Access, type AccountRole, ApiKey, Bot, BOT_KEY_PREFIX, hashToken, hintOf, newApiKey, type Principal } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { newId } from '@app/contract';
import { Fault } from '@app/faults';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, LessThanOrEqual, Not, type SelectQueryBuilder } from 'typeorm';
import { BROADCAST } from '../../platform.module.js';
import { requireFuture } from '../api-keys/expirations.js';
import { audit } from '../audit/audit.js';
import { requireName } from '../handles.js';

/** How long a key that was replaced may go on. */
export const KEY_GRACE_SECONDS_MAX = 48 * 3_600;

export interface ServiceAccount {
  readonly bot: Bot;
  /** The one in use. */
  readonly apiKey: ApiKey;
  /** Those that were replaced and still let it in, the last replaced first. */
  readonly replaced: readonly ApiKey[];
}

/** The same, and the key itself, which is in this answer and nowhere else ever again. */
export interface MadeKey extends ServiceAccount {
  readonly key: string;
}

export interface BotFilter {
  readonly ids?: readonly string[] | undefined;
  /** Whole names. */
  readonly names?: readonly string[] | undefined;
  /** Part of a name, in any case. */
  readonly search?: string | undefined;
  /** By name and id: those behind this one. */
  readonly after?: { readonly name: string; readonly id: string } | undefined;
}

/** The service accounts of an account. Whoever calls has settled that the principal may see the account, or manage it. */
@Injectable()
export class BotsService {
  constructor(
    private readonly control: DataSource,
    private readonly access: Access,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /** By name. */
  async listIn(accountId: string, filter: BotFilter, page: { limit: number; offset?: number }): Promise<ServiceAccount[]> {
    const bots = await this.#botsOf(accountId, filter)
      .orderBy('lower(bot.name)')
      .addOrderBy('bot.id')
      .limit(page.limit)
      .offset(page.offset ?? 0)
      .getMany();
    const keys = await this.control.manager.find(ApiKey, {
      where: { botId: In(bots.map(({ id }) => id)) },
      order: { replaced: { direction: 'DESC', nulls: 'FIRST' }, id: 'DESC' },
    });
    const now = new Date();
    return bots.flatMap((bot) => {
      const [apiKey, ...replaced] = keys.filter(({ botId }) => botId === bot.id);
      return apiKey ? [{ bot, apiKey, replaced: replaced.filter(({ expiration }) => expiration && expiration > now) }] : [];
    });
  }

  async count(accountId: string, filter: BotFilter): Promise<number> {
    return this.#botsOf(accountId, filter).getCount();
  }

  /** Whoever's it is: for what it asks about itself. */
  async findSelf(id: string): Promise<Bot | null> {
    return this.control.manager.findOneBy(Bot, { id });
  }

  /** Throws `bot.not_found`, as do all that name one. */
  async find(accountId: string, id: string): Promise<ServiceAccount> {
    const [found] = await this.listIn(accountId, { ids: [id] }, { limit: 1 });
    return found ?? notFound();
  }

  /** Throws `request.invalid`, and `auth.forbidden` where only an owner may. */
  async create(principal: Principal, accountId: string, fields: { name: string; role: AccountRole; expiration: Date | null }): Promise<MadeKey> {
    const { role, expiration } = fields;
    const name = requireName(fields.name, 'name');
    requireFuture(expiration, 'api_key_expiration');
    if (role === 'owner') await this.#requireOwner(principal, accountId);
    const id = newId();
    const key = await this.control.transaction(async (manager) => {
      await manager.insert(Bot, { id, actorId: newId(), accountId, name, role });
      await audit(manager, principal, { action: 'create:bot', resource: `bot.${id}`, accountId, details: { name, role } });
      return (await insertKey(manager, { id, name }, expiration)).key;
    });
    return { ...(await this.find(accountId, id)), key };
  }

  /** What is left out stays; so does the key. Throws as `create` does. */
  async update(principal: Principal, accountId: string, id: string, changes: { name?: string; role?: AccountRole }): Promise<ServiceAccount> {
    const name = changes.name === undefined ? {} : { name: requireName(changes.name, 'name') };
    const fields = { ...name, ...(changes.role === undefined ? {} : { role: changes.role }) };
    await this.#change(principal, accountId, id, changes.role, async (manager, before) => {
      await manager.update(Bot, { id }, { ...fields, updated: new Date() });
      if (fields.name !== undefined) await manager.update(ApiKey, { botId: id }, { name: keyNameOf(fields.name) });
      const was = { name: before.name, role: before.role };
      await audit(manager, principal, { action: 'update:bot', resource: `bot.${id}`, accountId, details: { ...fields, before: was } });
    });
    return this.find(accountId, id);
  }

  /**
   * The old key goes on for `graceSeconds`, or ends at once. Of two who rotate at the same moment the second replaces the first one's key.
   * Throws `request.invalid`, and `auth.forbidden` where only an owner may.
   */
  async rotate(
    principal: Principal,
    accountId: string,
    id: string,
    { expiration, graceSeconds }: { expiration: Date | null; graceSeconds: number },
  ): Promise<MadeKey> {
    requireFuture(expiration, 'api_key_expiration');
    const made = await this.#change(principal, accountId, id, undefined, async (manager, bot) => {
      const replaced = await replaceKey(manager, id, graceSeconds);
      const { apiKeyId, key } = await insertKey(manager, bot, expiration);
      await manager.update(Bot, { id }, { updated: new Date() });
      const details = { rotated: { from: replaced, to: apiKeyId, graceSeconds } };
      await audit(manager, principal, { action: 'update:bot', resource: `bot.${id}`, accountId, details });
      return key;
    });
    return { ...(await this.find(accountId, id)), key: made };
  }

  /** Ends a replaced key before its time. Throws `api_key.not_found`, and `bot.key_in_use` for the one that is not replaced. */
  async deleteKey(principal: Principal, accountId: string, id: string, apiKeyId: string): Promise<void> {
    await this.#change(principal, accountId, id, undefined, async (manager) => {
      const apiKey = await manager.findOneBy(ApiKey, { id: apiKeyId, botId: id });
      if (!apiKey) throw new Fault('api_key.not_found', 'There is no such API key of this service account.');
      if (apiKey.replaced === null) throw new Fault('bot.key_in_use', 'This key is the one in use. Rotate it, or delete the service account.');
      await manager.delete(ApiKey, { id: apiKeyId });
      await audit(manager, principal, { action: 'delete:api_key', resource: `api_key.${apiKeyId}`, accountId, details: { bot: id } });
    });
  }

  /** From then on nobody gets in with any of its keys. Throws `auth.forbidden` where only an owner may. */
  async delete(principal: Principal, accountId: string, id: string): Promise<void> {
    await this.#change(principal, accountId, id, undefined, async (manager, { name, role }) => {
      await manager.delete(Bot, { id });
      await audit(manager, principal, { action: 'delete:bot', resource: `bot.${id}`, accountId, details: { name, role } });
    });
  }

  /** One change of a service account at a time. `given`: the role it gets. */
  async #change<Done>(
    principal: Principal,
    accountId: string,
    id: string,
    given: AccountRole | undefined,
    change: (manager: EntityManager, bot: Bot) => Promise<Done>,
  ): Promise<Done> {
    const { bot } = await this.find(accountId, id);
    if (bot.role === 'owner' || given === 'owner') await this.#requireOwner(principal, accountId);
    const done = await this.control.transaction(async (manager) => {
      // By its role, too: one that became an owner meanwhile is not there for whoever was asked as no owner.
      const locked = await manager.findOne(Bot, { where: { id, accountId, role: bot.role }, lock: { mode: 'pessimistic_write' } });
      return change(manager, locked ?? notFound());
    });
    this.broadcast.publish('credentials-changed', {});
    return done;
  }

  /** Whoever has an owner's key is an owner: an account's other managers could make themselves one by it. */
  async #requireOwner(principal: Principal, accountId: string): Promise<void> {
    if ((await this.access.roleIn(accountId, principal)) === 'owner') return;
    throw new Fault('auth.forbidden', 'Only an owner of the account may make or change a service account that is an owner. Ask one of them.');
  }

  #botsOf(accountId: string, { ids, names, search, after }: BotFilter): SelectQueryBuilder<Bot> {
    const query = this.control.manager.createQueryBuilder(Bot, 'bot').where('bot.accountId = :accountId', { accountId });
    if (ids) query.andWhere('bot.id = any(:ids)', { ids });
    if (names) query.andWhere('bot.name = any(:names)', { names });
    if (search) query.andWhere('position(lower(:search) in lower(bot.name)) > 0', { search });
    if (after) query.andWhere('(lower(bot.name), bot.id) > (lower(:name), :id)', after);
    return query;
  }
}

function notFound(): never {
  throw new Fault('bot.not_found', 'There is no such service account in this account.');
}

/** The key of a service account is told from others by its owner's name. */
const keyNameOf = (botName: string): string => `${botName}-key`;

async function insertKey(manager: EntityManager, bot: Pick<Bot, 'id' | 'name'>, expiration: Date | null): Promise<{ apiKeyId: string; key: string }> {
  const key = newApiKey(BOT_KEY_PREFIX);
  const apiKeyId = newId();
  await manager.insert(ApiKey, { id: apiKeyId, botId: bot.id, name: keyNameOf(bot.name), hint: hintOf(key), keyHash: hashToken(key), expiration });
  return { apiKeyId, key };
}

/** Answers the id of the key that was in use. Those whose time is over go with it. */
async function replaceKey(manager: EntityManager, botId: string, graceSeconds: number): Promise<string> {
  const now = new Date();
  await manager.delete(ApiKey, { botId, replaced: Not(IsNull()), expiration: LessThanOrEqual(now) });
  const { id, expiration } = await manager.findOneByOrFail(ApiKey, { botId, replaced: IsNull() });
  const end = Math.min(now.getTime() + graceSeconds * 1000, expiration?.getTime() ?? Infinity);
  if (end <= now.getTime()) await manager.delete(ApiKey, { id });
  else await manager.update(ApiKey, { id }, { replaced: now, expiration: new Date(end) });
  return id;
}
