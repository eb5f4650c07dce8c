import type { WebhookListBody, WebhookReplaceBody } from '@app/contract';
import { Fault } from '@app/faults';
import { Template, TemplateError } from '@app/templates';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { BotsService, type ServiceAccount } from '../../control/bots/bots.service.js';
import { invalid } from '../../http/validation.js';
import { pageOf } from '../filters/page.js';
import { newSlug } from './slugs.js';
import type { Webhook } from './webhook.entity.js';
import { WebhooksRepository, type Changer, type WebhookFields } from './webhooks.repository.js';

@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly bots: BotsService,
  ) {}

  /** Faults with `request.invalid` for a template that is none, and for a service account that is not of the workspace's account. */
  async create(ctx: WorkspaceContext, by: Changer, body: WebhookReplaceBody): Promise<Webhook> {
    const fields = await this.#fieldsOf(ctx, body);
    return this.webhooks.insert(ctx, by, { description: '', enabled: true, requiresKey: false, serviceAccountId: null, ...fields }, newSlug());
  }

  /** Faults with `webhook.not_found`, as do the others that name one. */
  async get(ctx: WorkspaceContext, id: string): Promise<Webhook> {
    return (await this.find(ctx, id)) ?? notFound();
  }

  async find(ctx: WorkspaceContext, id: string): Promise<Webhook | null> {
    return this.webhooks.find(ctx, id);
  }

  async list(ctx: WorkspaceContext, body: WebhookListBody): Promise<Webhook[]> {
    return this.webhooks.list(ctx, body.sort ?? 'NAME_ASC', pageOf(body));
  }

  /** Those whose keys webhooks take, by id, read together. One that is gone is not among them. */
  async serviceAccountsOf({ accountId }: Pick<WorkspaceContext, 'accountId'>, webhooks: readonly Webhook[]): Promise<ReadonlyMap<string, ServiceAccount>> {
    const ids = [...new Set(webhooks.flatMap(({ serviceAccountId }) => serviceAccountId ?? []))];
    const found = ids.length === 0 ? [] : await this.bots.listIn(accountId, { ids }, { limit: ids.length });
    return new Map(found.map((serviceAccount) => [serviceAccount.bot.id, serviceAccount]));
  }

  /** What is left out stays. Faults as `create` does. */
  async replace(ctx: WorkspaceContext, by: Changer, id: string, body: WebhookReplaceBody): Promise<void> {
    if (!(await this.webhooks.update(ctx, by, id, await this.#fieldsOf(ctx, body)))) notFound();
  }

  async setEnabled(ctx: WorkspaceContext, by: Changer, id: string, enabled: boolean): Promise<void> {
    if (!(await this.webhooks.update(ctx, by, id, { enabled }))) notFound();
  }

  /** The address that senders know leads nowhere from then on; the answer has the new one. */
  async rotate(ctx: WorkspaceContext, by: Changer, id: string): Promise<Webhook> {
    if (!(await this.webhooks.setSlug(ctx, by, id, newSlug()))) notFound();
    return this.get(ctx, id);
  }

  async delete(ctx: WorkspaceContext, by: Changer, id: string): Promise<void> {
    if (!(await this.webhooks.delete(ctx, by, id))) notFound();
  }

  async #fieldsOf({ accountId }: WorkspaceContext, body: WebhookReplaceBody): Promise<Partial<WebhookFields> & Pick<WebhookFields, 'name' | 'template'>> {
    const { name, template, description, enabled, requires_key: requiresKey, service_account_id: serviceAccountId } = body;
    requireTemplate(template);
    if (serviceAccountId && (await this.bots.listIn(accountId, { ids: [serviceAccountId] }, { limit: 1 })).length === 0) {
      throw invalid(['service_account_id'], 'There is no such service account in this account');
    }
    return {
      name,
      template,
      ...(typeof description === 'string' ? { description } : {}),
      ...(typeof enabled === 'boolean' ? { enabled } : {}),
      ...(typeof requiresKey === 'boolean' ? { requiresKey } : {}),
      ...(serviceAccountId === undefined ? {} : { serviceAccountId }),
    };
  }
}

function requireTemplate(template: string): void {
  try {
    new Template(template);
  } catch (error) {
    throw error instanceof TemplateError ? invalid(['template'], error.sentence) : error;
  }
}

function notFound(): never {
  throw new Fault('webhook.not_found', 'Webhook not found');
}
