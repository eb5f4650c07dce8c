import type { WebhookReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { toBotReply } from '../../control/bots/bots.schema.js';
import type { ServiceAccount } from '../../control/bots/bots.service.js';
import type { Webhook } from './webhook.entity.js';
import { slugOf } from './webhooks.repository.js';

/** A webhook in events about it and events that came by it. */
export const resourceIdOf = ({ id }: Pick<Webhook, 'id'>): string => `prefect-cloud.webhook.${id}`;

export const toWebhookReply = (ctx: WorkspaceContext, webhook: Webhook, serviceAccount: ServiceAccount | null): WebhookReply => ({
  id: webhook.id,
  created: webhook.created.toISOString(),
  updated: webhook.updated.toISOString(),
  name: webhook.name,
  description: webhook.description,
  enabled: webhook.enabled,
  template: webhook.template,
  requires_key: webhook.requiresKey,
  account: ctx.accountId,
  workspace: ctx.workspaceId,
  slug: slugOf(ctx, webhook),
  service_account_id: webhook.serviceAccountId,
  service_account: serviceAccount && toBotReply(serviceAccount),
});
