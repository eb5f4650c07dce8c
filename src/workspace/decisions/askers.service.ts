import { ApiKey, Bot, User } from '@app/auth';
import type { Asker } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';

/** Who asked, with the names that they and their keys have today. */
export interface NamedAsker {
  readonly type: 'user' | 'service_account' | 'actor' | 'service';
  readonly id: string | null;
  readonly name: string | null;
  readonly keyId: string | null;
  readonly keyName: string | null;
  readonly agent: string | null;
  readonly worker: string | null;
}

/** Puts names to those who asked for decisions: records hold ids, since people change their names. */
@Injectable()
export class AskersService {
  constructor(private readonly control: DataSource) {}

  /** As many as were given, in their order; null for the server itself. */
  async name(askers: readonly (Asker | null)[]): Promise<(NamedAsker | null)[]> {
    const actors = askers.filter((asker) => asker?.kind === 'actor');
    const [names, keys] = await Promise.all([
      this.#actors([...new Set(actors.map(({ actorId }) => actorId))]),
      this.#keys([...new Set(actors.flatMap(({ keyId }) => keyId ?? []))]),
    ]);
    return askers.map((asker) => {
      if (asker === null) return null;
      if (asker.kind === 'service') return { type: 'service', id: null, name: asker.name, keyId: null, keyName: null, agent: null, worker: null };
      const { actorId, keyId, agent, worker } = asker;
      const { type, name } = names.get(actorId) ?? { type: 'actor', name: null };
      return { type, id: actorId, name, keyId, keyName: keys.get(keyId ?? '') ?? null, agent, worker };
    });
  }

  async #actors(actorIds: string[]): Promise<ReadonlyMap<string, Pick<NamedAsker, 'type' | 'name'>>> {
    if (actorIds.length === 0) return new Map();
    const [users, bots] = await Promise.all([
      this.control.manager.find(User, { select: { actorId: true, handle: true }, where: { actorId: In(actorIds) } }),
      this.control.manager.find(Bot, { select: { actorId: true, name: true }, where: { actorId: In(actorIds) } }),
    ]);
    const named = new Map<string, Pick<NamedAsker, 'type' | 'name'>>();
    for (const { actorId, handle } of users) named.set(actorId, { type: 'user', name: handle });
    for (const { actorId, name } of bots) named.set(actorId, { type: 'service_account', name });
    return named;
  }

  async #keys(keyIds: string[]): Promise<ReadonlyMap<string, string>> {
    if (keyIds.length === 0) return new Map();
    const keys = await this.control.manager.find(ApiKey, { select: { id: true, name: true }, where: { id: In(keyIds) } });
    return new Map(keys.map(({ id, name }) => [id, name]));
  }
}

/** ada, with the key deploy-bot, on worker w-1 */
export function describeAsker(asker: NamedAsker | null): string {
  if (!asker) return 'the server';
  if (asker.type === 'service') return `the server (${asker.name ?? 'a duty'})`;
  const key = asker.keyName === null ? '' : `, with the key ${asker.keyName}`;
  const worker = asker.worker === null ? '' : `, on worker ${asker.worker}`;
  return `${asker.name ?? 'someone who is not here any more'}${key}${worker}`;
}
