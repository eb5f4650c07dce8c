import { ApiKey, hashToken, hintOf, newApiKey, type Principal, requirePerson } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { newId } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BROADCAST } from '../../platform.module.js';
import { audit } from '../audit/audit.js';
import { requireName } from '../handles.js';
import { requireFuture } from './expirations.js';

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly control: DataSource,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /** The principal's own, newest first. */
  async listFor(principal: Principal): Promise<ApiKey[]> {
    return this.control.manager.find(ApiKey, { where: { userId: requirePerson(principal) }, order: { created: 'DESC', id: 'DESC' } });
  }

  async findFor(principal: Principal, apiKeyId: string): Promise<ApiKey | null> {
    return this.control.manager.findOneBy(ApiKey, { id: apiKeyId, userId: requirePerson(principal) });
  }

  /** The key itself is in the answer and nowhere else ever again. */
  async create(principal: Principal, fields: { name: string; expiration: Date | null }): Promise<{ apiKey: ApiKey; key: string }> {
    const userId = requirePerson(principal);
    const name = requireName(fields.name, 'name');
    requireFuture(fields.expiration, 'expiration');
    const key = newApiKey();
    const id = newId();
    return this.control.transaction(async (manager) => {
      await manager.insert(ApiKey, { id, userId, name, hint: hintOf(key), keyHash: hashToken(key), expiration: fields.expiration });
      await audit(manager, principal, { action: 'create:api_key', resource: `api_key.${id}`, details: { name } });
      return { apiKey: await manager.findOneByOrFail(ApiKey, { id }), key };
    });
  }

  /** False when there was no such key of the principal's. From then on nobody gets in with it. */
  async delete(principal: Principal, apiKeyId: string): Promise<boolean> {
    const userId = requirePerson(principal);
    const deleted = await this.control.transaction(async (manager) => {
      const { affected } = await manager.delete(ApiKey, { id: apiKeyId, userId });
      if (affected !== 1) return false;
      await audit(manager, principal, { action: 'delete:api_key', resource: `api_key.${apiKeyId}` });
      return true;
    });
    if (deleted) this.broadcast.publish('credentials-changed', {});
    return deleted;
  }
}
