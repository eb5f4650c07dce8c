import { Meter, Template, TemplateError } from '@app/templates';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { BlockDocumentsService } from '../../blocks/block-documents.service.js';
import type { BlockNamed } from '../../deliveries/delivery.js';
import type { ServerEvent } from '../../events/server-events.js';
import { Clock } from '../../states/clock.js';
import { ConsoleLinks } from '../templates/console-links.js';
import { TemplateContexts } from '../templates/template-contexts.js';
import type { NotificationAction, WebhookAction } from './action.js';
import type { DueAction } from './actions.repository.js';
import { ActionFailed } from './inference.js';

type Labels = Readonly<Record<string, string>>;

/** What an action has to say, and by which block. */
export interface Outgoing {
  readonly kind: 'notification' | 'webhook';
  readonly block: BlockNamed;
  readonly subject: string | null;
  readonly body: string;
  /** That the block was read for it. */
  readonly told: ServerEvent;
}

/** Writes what actions send to other systems. */
@Injectable()
export class Messages {
  constructor(
    private readonly blocks: BlockDocumentsService,
    private readonly contexts: TemplateContexts,
    private readonly links: ConsoleLinks,
    private readonly clock: Clock,
  ) {}

  /** Throws an `ActionFailed` for a block that is none for this, or a template that fails. */
  async write(ctx: WorkspaceContext, due: DueAction, action: NotificationAction | WebhookAction, report: (related: Labels) => void): Promise<Outgoing> {
    const block = await this.#block(ctx, action);
    report({ 'prefect.resource.id': `prefect.block-document.${block.id}`, 'prefect.resource.role': 'block', 'prefect.resource.name': block.name });
    report(typeOf(block));
    if (action.type === 'call-webhook') {
      const [body = ''] = await this.#render(ctx, due, [action.payload]);
      return { kind: 'webhook', block, subject: null, body, told: loaded(block) };
    }
    const [subject = '', body = ''] = await this.#render(ctx, due, [action.subject, action.body]);
    return { kind: 'notification', block, subject, body, told: loaded(block) };
  }

  async #block(ctx: WorkspaceContext, { type, block_document_id: id }: NotificationAction | WebhookAction): Promise<BlockNamed> {
    const { document } = await this.blocks.get(ctx, id, { includeSecrets: false });
    const { slug } = document.schema.type;
    if (type === 'call-webhook' && slug !== 'webhook') throw new ActionFailed('The referenced block was not a webhook block');
    if (type === 'send-notification' && !document.schema.capabilities.includes('notify'))
      throw new ActionFailed('The referenced block was not a notification block');
    return { id: document.id, name: document.name, type: slug };
  }

  /** Together they may cost no more than one. */
  async #render(ctx: WorkspaceContext, due: DueAction, sources: readonly string[]): Promise<string[]> {
    const templates = sources.map((source) => rendering(source, () => new Template(source)));
    const context = await this.contexts.of(ctx, due, new Set(templates.flatMap(({ names }) => [...names])));
    const options = { context, links: this.links.of(ctx), now: this.clock.now(), meter: new Meter() };
    return templates.map((template) => rendering(template.source, () => template.render(options)));
  }
}

function rendering<T>(source: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new ActionFailed(`Template rendering failed: ${error.pythonRepr}`, { template_error: error.sentence, template_source: source });
  }
}

const typeOf = ({ type }: BlockNamed): Labels => ({ 'prefect.resource.id': `prefect.block-type.${type}`, 'prefect.resource.role': 'block-type' });

/** Source: docs/contract/events.md#automations */
const loaded = (block: BlockNamed): ServerEvent => ({
  event: `prefect.block.${block.type}.loaded`,
  resource: { 'prefect.resource.id': `prefect.block-document.${block.id}`, 'prefect.resource.name': block.name },
  related: [typeOf(block)],
});
