import type { WebhookListBody, WebhookReplaceBody } from '@app/contract';
import { Fault } from '@app/faults';
import { Template, TemplateError } from '@app/templates';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import { pageOf } from '../filters/page.js';
import { newSlug } from './slugs.js';
import type { Webhook } from './webhook.entity.js';
import { WebhooksRepository, type Changer, type WebhookFields } from './webhooks.repository.js';

@Injectable()
export class WebhooksService {
  constructor(private readonly webhooks: WebhooksRepository) {}

  /** Faults with `request.invalid` for a template that is none. */
  async create(ctx: WorkspaceContext, by: Changer, body: WebhookReplaceBody): Promise<Webhook> {
    return this.webhooks.insert(ctx, by, { description: '', enabled: true, requiresKey: false, ...fieldsOf(body) }, newSlug());
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

  /** What is left out stays. Faults with `request.invalid`. */
  async replace(ctx: WorkspaceContext, by: Changer, id: string, body: WebhookReplaceBody): Promise<void> {
    if (!(await this.webhooks.update(ctx, by, id, fieldsOf(body)))) notFound();
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
}

function fieldsOf(body: WebhookReplaceBody): Partial<WebhookFields> & Pick<WebhookFields, 'name' | 'template'> {
  const { name, template, description, enabled, requires_key: requiresKey, service_account_id: serviceAccountId } = body;
  requireTemplate(template);
  if (serviceAccountId) throw invalid(['service_account_id'], 'There is no such service account in this account');
  return {
    name,
    template,
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
    ...(typeof requiresKey === 'boolean' ? { requiresKey } : {}),
  };
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
