import { Egress, EgressError, type EgressReply } from '@app/egress';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { BlockDocumentsService } from '../blocks/block-documents.service.js';
import type { Message } from './channels/channel.js';
import { CHANNELS } from './channels/channels.js';
import type { Delivery } from './delivery.js';
import { mayPass } from './retries.js';
import { Settings, UnfitBlock } from './settings.js';

export const EGRESS = Symbol('egress');

/** What came of one request. */
export interface Sent {
  readonly status: number | null;
  /** Why it did not get through; null where it did. */
  readonly error: string | null;
  /** Whether another try may fare better. */
  readonly isPassing: boolean;
  readonly reply: EgressReply | null;
}

/** Sends by blocks. */
@Injectable()
export class Sender {
  constructor(
    private readonly blocks: BlockDocumentsService,
    @Inject(EGRESS) private readonly egress: Egress,
  ) {}

  /** Sends what has not got through, one after the other, until one fails. `sent`: how many have now. */
  async send(
    ctx: WorkspaceContext,
    delivery: Pick<Delivery, 'blockDocumentId'>,
    message: Omit<Message, 'blockName'>,
    sent: number,
  ): Promise<Sent & { sent: number }> {
    let last: Sent = { status: null, error: null, isPassing: false, reply: null };
    let through = sent;
    try {
      for (const request of (await this.#requests(ctx, delivery.blockDocumentId, message)).slice(sent)) {
        last = outcomeOf(await this.egress.send(request));
        if (last.error !== null) break;
        through += 1;
      }
      return { ...last, sent: through };
    } catch (error) {
      return { ...failureOf(error), sent: through };
    }
  }

  async #requests(ctx: WorkspaceContext, blockId: string, message: Omit<Message, 'blockName'>) {
    const { document, data } = await this.blocks.get(ctx, blockId, { includeSecrets: true });
    const channel = CHANNELS.get(document.schema.type.slug);
    if (!channel) throw new UnfitBlock(`This release sends nothing by blocks of the type ${document.schema.type.name}`);
    const requests = channel(new Settings(data), { ...message, blockName: document.name });
    if (requests.length === 0) throw new UnfitBlock('The block names nobody to send this to');
    return requests;
  }
}

function outcomeOf(reply: EgressReply): Sent {
  const { status } = reply;
  const isThrough = status >= 200 && status < 300;
  return { status, error: isThrough ? null : `The answer was HTTP ${status}`, isPassing: !isThrough && mayPass(status), reply };
}

/** Throws what nobody meant. */
function failureOf(error: unknown): Sent {
  const failed = (reason: string, isPassing: boolean): Sent => ({ status: null, error: reason, isPassing, reply: null });
  if (error instanceof EgressError) return failed(error.message, error.kind !== 'refused');
  if (error instanceof UnfitBlock) return failed(error.message, false);
  if (error instanceof Fault) return failed(error.detail, error.kind === 'unavailable');
  throw error;
}
