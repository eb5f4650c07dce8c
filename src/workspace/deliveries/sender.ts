import { Config } from '@app/config';
import { Egress, EgressError, Mail, type EgressReply, type LetterReply, type MailServer } from '@app/egress';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { BlockDocumentsService } from '../blocks/block-documents.service.js';
import type { Call, Mailing, Message } from './channels/channel.js';
import { CHANNELS } from './channels/channels.js';
import type { Delivery, Settled } from './delivery.js';
import { installationServer, SMTP_UNSET } from './installation-server.js';
import { mayBeTakenLater, mayPass } from './retries.js';
import { Settings, UnfitBlock } from './settings.js';

export const EGRESS = Symbol('egress');

/** What came of one try. */
export interface Sent {
  readonly status: number | null;
  /** Why somebody was not reached; null where everybody was. */
  readonly error: string | null;
  /** Whether another try may fare better. */
  readonly isPassing: boolean;
  readonly reply: Pick<EgressReply, 'headers' | 'text'> | null;
  readonly settled: Settled;
}
type Outcome = Omit<Sent, 'settled'>;

/** Sends by blocks. */
@Injectable()
export class Sender {
  readonly #mail: Mail;

  constructor(
    private readonly blocks: BlockDocumentsService,
    @Inject(EGRESS) private readonly egress: Egress,
    private readonly config: Config,
  ) {
    this.#mail = new Mail(egress);
  }

  /** Tells those who are not `settled`, one after the other, until a try for one of them has to be made again. */
  async send(ctx: WorkspaceContext, delivery: Pick<Delivery, 'blockDocumentId'>, message: Omit<Message, 'blockName'>, settled: Settled): Promise<Sent> {
    const now: Record<string, string | null> = { ...settled };
    try {
      const said = await this.#words(ctx, delivery.blockDocumentId, message);
      const last = 'letters' in said ? await this.#post(said, now) : await this.#call(said, now);
      const refusals = Object.entries(now).flatMap(([to, reason]) => (reason === null ? [] : [to === '' ? reason : `${to}: ${reason}`]));
      return { ...last, error: last.isPassing || refusals.length === 0 ? last.error : refusals.join('; '), settled: now };
    } catch (error) {
      return { ...failureOf(error), settled: now };
    }
  }

  async #words(ctx: WorkspaceContext, blockId: string, message: Omit<Message, 'blockName'>): Promise<readonly Call[] | Mailing> {
    const { document, data } = await this.blocks.get(ctx, blockId, { includeSecrets: true });
    const channel = CHANNELS.get(document.schema.type.slug);
    if (!channel) throw new UnfitBlock(`This release sends nothing by blocks of the type ${document.schema.type.name}`);
    const said = channel(new Settings(data), { ...message, blockName: document.name });
    if (('letters' in said ? said.letters : said).length === 0) throw new UnfitBlock('The block names nobody to send this to');
    return said;
  }

  async #call(calls: readonly Call[], settled: Record<string, string | null>): Promise<Outcome> {
    let last = NOBODY_LEFT;
    for (const { to = '', ...request } of calls) {
      if (to in settled) continue;
      last = outcomeOf(await this.egress.send(request));
      if (last.isPassing) break;
      settled[to] = last.error;
    }
    return last;
  }

  async #post({ server: own, letters }: Mailing, settled: Record<string, string | null>): Promise<Outcome> {
    const ours = installationServer(this.config);
    const left = letters.filter(({ to }) => !(to in settled)).map((letter) => ({ ...letter, from: letter.from ?? ours?.sender ?? refuseUnset() }));
    const server: MailServer = own ?? ours ?? refuseUnset();
    const replies = await this.#mail.send(server, left);
    const outcomes = replies.map(letterOutcomeOf);
    for (const [index, { to }] of left.entries()) {
      const { isPassing = true, error = null } = outcomes[index] ?? {};
      if (!isPassing) settled[to] = error;
    }
    return outcomes.find(({ isPassing }) => isPassing) ?? outcomes.find(({ error }) => error !== null) ?? outcomes[0] ?? NOBODY_LEFT;
  }
}

const NOBODY_LEFT: Outcome = { status: null, error: null, isPassing: false, reply: null };

function outcomeOf(reply: EgressReply): Outcome {
  const { status } = reply;
  const isThrough = status >= 200 && status < 300;
  return { status, error: isThrough ? null : `The answer was HTTP ${status}`, isPassing: !isThrough && mayPass(status), reply };
}

function letterOutcomeOf({ status, text, failure }: LetterReply): Outcome {
  return { status, error: failure, isPassing: failure !== null && mayBeTakenLater(status), reply: text === null ? null : { headers: {}, text } };
}

function refuseUnset(): never {
  throw new UnfitBlock(SMTP_UNSET);
}

/** Throws what nobody meant. */
function failureOf(error: unknown): Outcome {
  const failed = (reason: string, isPassing: boolean): Outcome => ({ status: null, error: reason, isPassing, reply: null });
  if (error instanceof EgressError) return failed(error.message, error.kind !== 'refused');
  if (error instanceof UnfitBlock) return failed(error.message, false);
  if (error instanceof Fault) return failed(error.detail, error.kind === 'unavailable');
  throw error;
}
