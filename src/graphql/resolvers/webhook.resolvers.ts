import { toIso, WebhookReplaceBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { isObject } from '../../workspace/events/event.schema.js';
import type { StoredEvent } from '../../workspace/events/stored-event.js';
import { eventOf } from '../../workspace/webhooks/received.js';
import { ReceivedHooks } from '../../workspace/webhooks/received-hooks.js';
import type { ServiceAccount } from '../../control/bots/bots.service.js';
import type { Webhook } from '../../workspace/webhooks/webhook.entity.js';
import { slugOf } from '../../workspace/webhooks/webhooks.repository.js';
import { WebhooksService } from '../../workspace/webhooks/webhooks.service.js';
import { FIRST_MAX } from '../connections.js';
import { type GraphContext, type Node, nodeOf, requirePrincipal } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';
import type { WorkspaceNode } from './account.resolvers.js';

interface WebhookKey {
  workspaceId: string;
  webhookId: string;
}
interface WebhookInput {
  workspaceId: string;
  name?: string | null;
  template?: string | null;
  description?: string | null;
  requiresKey?: boolean | null;
  serviceAccountId?: string | null;
  enabled?: boolean | null;
}

type WebhookNode = Node<Webhook & { serviceAccount: ServiceAccount | null }>;

const sendWebhook = senderOf(WebhookReplaceBody);
/** That of a webhook which is not kept yet. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const RECEIVED_MAX = 50;

@Resolver('Workspace')
export class WorkspaceWebhooks {
  constructor(private readonly webhooksService: WebhooksService) {}

  @ResolveField('webhooks')
  async webhooks(@Parent() workspace: WorkspaceNode): Promise<WebhookNode[]> {
    const ctx = await workspace.open();
    return nodesOf(this.webhooksService, ctx, await this.webhooksService.list(ctx, { limit: FIRST_MAX }));
  }

  @ResolveField('webhook')
  async webhook(@Parent() workspace: WorkspaceNode, @Args('id') id: string): Promise<WebhookNode | null> {
    const ctx = await workspace.open();
    const found = isUuid(id) ? await this.webhooksService.find(ctx, id) : null;
    const [node = null] = await nodesOf(this.webhooksService, ctx, found ? [found] : []);
    return node;
  }

  @ResolveField('hookTrial')
  async hookTrial(
    @Parent() workspace: WorkspaceNode,
    @Args() { template, request }: { template: string; request: { method: string; headers?: unknown; body: string } },
  ) {
    await workspace.open();
    const headers = isObject(request.headers) ? Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)]) : [];
    const asked = { method: request.method, body: request.body, headers: Object.fromEntries(headers) as Record<string, string> };
    const made = eventOf({ id: NOBODY, name: 'trial', template }, asked, new Date());
    if ('reason' in made) return { event: null, ...made };
    const { id, event, resource, related, payload, follows } = made;
    return { event: { id, occurred: toIso(made.occurred), event, resource, related, payload, follows }, reason: null, rendered: null };
  }
}

@Resolver('Webhook')
export class WebhookFields {
  constructor(private readonly hooks: ReceivedHooks) {}

  @ResolveField('slug')
  slug(@Parent() webhook: Node<Webhook>): string {
    return slugOf(webhook.ctx, webhook);
  }

  @ResolveField('received')
  async received(@Parent() webhook: Node<Webhook>, @Args('first') first: number): Promise<object[]> {
    if (first < 0 || first > RECEIVED_MAX) throw new Fault('request.invalid', `first: Must be from 0 to ${RECEIVED_MAX}`);
    return (await this.hooks.list(webhook.ctx, webhook, first)).map(shown);
  }
}

const shown = ({ id, event, occurred, resource, payload }: StoredEvent) => ({
  id,
  event,
  occurred,
  payload,
  resourceId: resource['prefect.resource.id'] ?? '',
  isFailure: event === 'prefect-cloud.webhook.failed',
});

/** By the same services as REST, and by those who may do it there. */
@Resolver('Mutation')
export class WebhookMutations {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createWebhook')
  async createWebhook(@Context() context: GraphContext, @Args('input') { workspaceId, ...input }: WebhookInput) {
    const ctx = await this.entrance.change(context, workspaceId, 'workspace:write');
    try {
      const made = await this.webhooks.create(ctx, requirePrincipal(context), bodyOf(input));
      return await this.#success(ctx, made);
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('updateWebhook')
  async updateWebhook(@Context() context: GraphContext, @Args('input') { webhookId, ...input }: WebhookInput & WebhookKey) {
    return this.#change(context, { workspaceId: input.workspaceId, webhookId }, async (ctx, id) => {
      const { name, template } = await this.webhooks.get(ctx, id);
      await this.webhooks.replace(ctx, requirePrincipal(context), id, bodyOf({ ...input, name: input.name ?? name, template: input.template ?? template }));
    });
  }

  @Mutation('rotateWebhook')
  async rotateWebhook(@Context() context: GraphContext, @Args() key: WebhookKey) {
    return this.#change(context, key, (ctx, id) => this.webhooks.rotate(ctx, requirePrincipal(context), id));
  }

  @Mutation('deleteWebhook')
  async deleteWebhook(@Context() context: GraphContext, @Args() { workspaceId, webhookId }: WebhookKey) {
    const ctx = await this.entrance.change(context, workspaceId, 'workspace:write');
    try {
      await this.webhooks.delete(ctx, requirePrincipal(context), requireId(webhookId));
      return { __typename: 'DeleteSuccess', id: webhookId };
    } catch (error) {
      return toInputError(error);
    }
  }

  async #change(context: GraphContext, { workspaceId, webhookId }: WebhookKey, change: (ctx: WorkspaceContext, id: string) => Promise<unknown>) {
    const ctx = await this.entrance.change(context, workspaceId, 'workspace:write');
    try {
      const id = requireId(webhookId);
      await change(ctx, id);
      return await this.#success(ctx, await this.webhooks.get(ctx, id));
    } catch (error) {
      return toInputError(error);
    }
  }

  async #success(ctx: WorkspaceContext, webhook: Webhook) {
    const [node] = await nodesOf(this.webhooks, ctx, [webhook]);
    return { __typename: 'WebhookSuccess', webhook: node };
  }
}

/** With their service accounts, which are read together. */
async function nodesOf(service: WebhooksService, ctx: WorkspaceContext, webhooks: readonly Webhook[]): Promise<WebhookNode[]> {
  const serviceAccounts = await service.serviceAccountsOf(ctx, webhooks);
  return webhooks.map((webhook) => nodeOf(ctx, { ...webhook, serviceAccount: serviceAccounts.get(webhook.serviceAccountId ?? '') ?? null }));
}

function bodyOf({ name, template, description, requiresKey, serviceAccountId, enabled }: Omit<WebhookInput, 'workspaceId'>): WebhookReplaceBody {
  const members = { name, template, description, requires_key: requiresKey, service_account_id: serviceAccountId, enabled };
  return sendWebhook(Object.fromEntries(Object.entries(members).map(([member, value]) => [member, toJson(value)]))).body;
}

function requireId(id: string): string {
  if (!isUuid(id)) throw new Fault('webhook.not_found', 'Webhook not found');
  return id.toLowerCase();
}
