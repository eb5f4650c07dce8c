import { Access, Authenticator, type Principal } from '@app/auth';
import { Config } from '@app/config';
import { newId } from '@app/contract';
import { Fault } from '@app/faults';
import { Tenancy, type WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { BotsService } from '../../control/bots/bots.service.js';
import { PLATFORM } from '../../platform.module.js';
import type { Platform } from '../../platform.js';
import { limiterOver, take } from '../../rate-limits.js';
import { EventWriter } from '../events/event-writer.js';
import { RESOURCE_ID, RESOURCE_NAME, type ReceivedEvent } from '../events/event.schema.js';
import { eventOf, excerpt, toldOf, type HookRequest } from './received.js';
import { isSlug } from './slugs.js';
import type { Webhook } from './webhook.entity.js';
import { resourceIdOf } from './webhooks.schema.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** Takes in what other systems send. */
@Injectable()
export class HooksService {
  readonly #limiter: RateLimiterAbstract;

  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly tenancy: Tenancy,
    private readonly authenticator: Authenticator,
    private readonly access: Access,
    private readonly bots: BotsService,
    private readonly writer: EventWriter,
    @Inject(PLATFORM) platform: Pick<Platform, 'redis' | 'control'>,
    { hookRequestsPerMinute: points }: Config,
  ) {
    this.#limiter = limiterOver(platform, 'hook', { points, duration: 60, inMemoryBlockOnConsumed: points });
  }

  /**
   * Resolves once the event is durable. `key`: the API key that came with the request. Faults with `route.not_found` for a slug that
   * is unknown or disabled, in the same words; with `auth.unauthenticated`, `auth.forbidden`, `request.too_many`, and `webhook.no_event`.
   */
  async receive(slug: string, request: HookRequest, key: string | null): Promise<void> {
    const { webhook, ctx } = await this.#open(slug);
    if (webhook.serviceAccountId !== null) await this.#requireServiceAccount(ctx, { webhook, serviceAccountId: webhook.serviceAccountId }, request, key);
    else if (webhook.requiresKey) await this.#requireKey(ctx, key);
    await this.#take(webhook);
    const now = new Date();
    const made = eventOf(webhook, request, now);
    if (!('reason' in made)) return this.writer.write(ctx, [made]);
    const { reason, rendered } = made;
    await this.writer.write(ctx, [failedEvent(webhook, { reason, ...toldOf(request), rendered: rendered && excerpt(rendered) }, now)]);
    throw new Fault('webhook.no_event', 'This request could not be made an event. The workspace has an event that says why.');
  }

  async #open(slug: string): Promise<{ webhook: Webhook; ctx: WorkspaceContext }> {
    const webhook = isSlug(slug) ? await this.webhooks.findEnabledBySlug(slug) : null;
    const ctx = webhook && (await this.tenancy.openById(webhook.workspaceId));
    if (!webhook || !ctx) throw new Fault('route.not_found', 'Not Found');
    return { webhook, ctx };
  }

  async #take({ id }: Webhook): Promise<void> {
    await take(this.#limiter, id, (seconds) => `This webhook gets more requests than it may. Try again in ${seconds} seconds.`);
  }

  async #requireKey({ accountId }: WorkspaceContext, key: string | null): Promise<void> {
    if (await this.#mayRun(accountId, await this.#principalOf(key))) return;
    throw new Fault('auth.unauthenticated', 'This webhook takes requests with an API key of its workspace as a bearer token.');
  }

  /** Its key and nobody else's, whatever else they may. Senders are not told that it is gone; the workspace is. */
  async #requireServiceAccount(
    ctx: WorkspaceContext,
    { webhook, serviceAccountId }: { webhook: Webhook; serviceAccountId: string },
    { method }: HookRequest,
    key: string | null,
  ): Promise<void> {
    const principal = await this.#principalOf(key);
    if (principal?.botId === serviceAccountId && (await this.#mayRun(ctx.accountId, principal))) return;
    if (!(await this.bots.findSelf(serviceAccountId))) {
      await this.#take(webhook);
      await this.writer.write(ctx, [failedEvent(webhook, { reason: SERVICE_ACCOUNT_GONE, method }, new Date())]);
    }
    const want = 'This webhook takes requests with the API key of its service account as a bearer token, and no others.';
    throw new Fault(principal ? 'auth.forbidden' : 'auth.unauthenticated', want);
  }

  async #principalOf(key: string | null): Promise<Principal | null> {
    return key === null ? null : this.authenticator.byApiKey(key);
  }

  async #mayRun(accountId: string, principal: Principal | null): Promise<boolean> {
    return principal !== null && (await this.access.check(accountId, principal, 'workspace:run')) === 'granted';
  }
}

const SERVICE_ACCOUNT_GONE =
  'The service account whose key this webhook takes was deleted, so that every request is refused. Choose another one for the webhook, or none.';

/** For whoever looks why nothing came of it. Source: docs/webhooks.md#when-nothing-happens */
function failedEvent(webhook: Webhook, payload: Record<string, unknown>, now: Date): ReceivedEvent {
  return {
    id: newId(),
    occurred: now.getTime() * 1000,
    event: 'prefect-cloud.webhook.failed',
    resource: { [RESOURCE_ID]: resourceIdOf(webhook), [RESOURCE_NAME]: webhook.name },
    related: [],
    payload,
    follows: null,
    bytes: Buffer.byteLength(JSON.stringify(payload)),
  };
}
