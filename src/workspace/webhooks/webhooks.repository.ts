import { ApiKey, hashToken, type Principal } from '@app/auth';
import { newId, type WebhookSort } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsOrder, type QueryDeepPartialEntity } from 'typeorm';
import { audit } from '../../control/audit/audit.js';
import type { Stretch } from '../filters/page.js';
import { Webhook } from './webhook.entity.js';

export interface WebhookFields {
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly template: string;
  readonly requiresKey: boolean;
  readonly serviceAccountId: string | null;
}

/** Who changes something, as the audit trail tells it. */
export type Changer = Pick<Principal, 'actorId' | 'via'>;

const BY_KEY_EXPIRATION = { KEY_EXPIRATION_ASC: 'ASC', KEY_EXPIRATION_DESC: 'DESC' } as const;
const isByKeyExpiration = (sort: WebhookSort): sort is keyof typeof BY_KEY_EXPIRATION => sort in BY_KEY_EXPIRATION;
const ORDERS: Readonly<Record<Exclude<WebhookSort, keyof typeof BY_KEY_EXPIRATION>, FindOptionsOrder<Webhook>>> = {
  NAME_ASC: { name: 'ASC', id: 'ASC' },
  NAME_DESC: { name: 'DESC', id: 'DESC' },
  CREATED_ASC: { created: 'ASC', id: 'ASC' },
  CREATED_DESC: { created: 'DESC', id: 'DESC' },
  UPDATED_ASC: { updated: 'ASC', id: 'ASC' },
  UPDATED_DESC: { updated: 'DESC', id: 'DESC' },
};

/** Webhooks are rows of the control schema. Each change is audited in its transaction. */
@Injectable()
export class WebhooksRepository {
  constructor(private readonly control: DataSource) {}

  async insert(ctx: WorkspaceContext, by: Changer, fields: WebhookFields, slug: string): Promise<Webhook> {
    const id = newId();
    return this.#tell(
      ctx,
      id,
      await this.control.transaction(async (manager) => {
        await manager.insert(Webhook, { id, workspaceId: ctx.workspaceId, ...fields, ...keeping(ctx, id, slug) });
        await note(manager, ctx, by, 'create:webhook', id, { name: fields.name });
        return manager.findOneByOrFail(Webhook, { id });
      }),
    );
  }

  async find({ workspaceId }: WorkspaceContext, id: string): Promise<Webhook | null> {
    return this.control.manager.findOneBy(Webhook, { id, workspaceId });
  }

  /** By what a sender brings: one look at an index, whosever the webhook is. Null also for one that is disabled. */
  async findEnabledBySlug(slug: string): Promise<Webhook | null> {
    return this.control.manager.findOneBy(Webhook, { slugHash: hashToken(slug), enabled: true });
  }

  async list({ workspaceId }: WorkspaceContext, sort: WebhookSort, { limit, offset }: Stretch): Promise<Webhook[]> {
    if (!isByKeyExpiration(sort)) return this.control.manager.find(Webhook, { where: { workspaceId }, order: ORDERS[sort], take: limit, skip: offset });
    return this.control.manager
      .createQueryBuilder(Webhook, 'webhook')
      .leftJoin(ApiKey, 'key', 'key.botId = webhook.serviceAccountId and key.replaced is null')
      .where('webhook.workspaceId = :workspaceId', { workspaceId })
      .orderBy('key.expiration', BY_KEY_EXPIRATION[sort])
      .addOrderBy('webhook.name')
      .addOrderBy('webhook.id')
      .limit(limit)
      .offset(offset)
      .getMany();
  }

  /** What is left out stays. False when there is none. */
  async update(ctx: WorkspaceContext, by: Changer, id: string, fields: Partial<WebhookFields>): Promise<boolean> {
    return this.#change(ctx, by, id, fields, Object.keys(fields));
  }

  /** False when there is none. From then on the old slug leads nowhere. */
  async setSlug(ctx: WorkspaceContext, by: Changer, id: string, slug: string): Promise<boolean> {
    return this.#change(ctx, by, id, keeping(ctx, id, slug), ['slug']);
  }

  async delete(ctx: WorkspaceContext, by: Changer, id: string): Promise<boolean> {
    const isGone = await this.control.transaction(async (manager) => {
      const { affected } = await manager.delete(Webhook, { id, workspaceId: ctx.workspaceId });
      if (affected === 1) await note(manager, ctx, by, 'delete:webhook', id, {});
      return affected === 1;
    });
    return this.#tell(ctx, id, isGone);
  }

  async #change(ctx: WorkspaceContext, by: Changer, id: string, change: QueryDeepPartialEntity<Webhook>, changed: readonly string[]): Promise<boolean> {
    const isChanged = await this.control.transaction(async (manager) => {
      const { affected } = await manager.update(Webhook, { id, workspaceId: ctx.workspaceId }, { ...change, updated: new Date() });
      if (affected === 1) await note(manager, ctx, by, 'update:webhook', id, { changed });
      return affected === 1;
    });
    return this.#tell(ctx, id, isChanged);
  }

  /** Once it is committed: no statement of the workspace's schema tells of these. */
  #tell<T>(ctx: WorkspaceContext, id: string, done: T): T {
    if (done) ctx.wrote('webhook', [id]);
    return done;
  }
}

/** The slug that senders were given. */
export const slugOf = (ctx: WorkspaceContext, { id, sealedSlug }: Webhook): string => ctx.secrets.open(sealedSlug, about(id)).toString('utf8');

const keeping = (ctx: WorkspaceContext, id: string, slug: string) => ({
  slugHash: hashToken(slug),
  sealedSlug: ctx.secrets.seal(Buffer.from(slug), about(id)),
});

const about = (id: string): string => `webhook.${id}`;

async function note(
  manager: EntityManager,
  { accountId, workspaceId }: WorkspaceContext,
  by: Changer,
  action: `${'create' | 'update' | 'delete'}:webhook`,
  id: string,
  details: Record<string, unknown>,
): Promise<void> {
  await audit(manager, by, { action, resource: `webhook.${id}`, accountId, workspaceId, details });
}
