import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { EgressError, late, sentenceOf, type Egress } from './egress.js';

/** A server that takes letters, by SMTP. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte. `starttls`: before anything of worth is said, or nothing is. */
  readonly security: 'starttls' | 'tls' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  /** False: whoever answers is believed to be who they say. */
  readonly verifiesTls?: boolean;
  /** For all letters together. */
  readonly timeoutMs?: number;
}

/** To one recipient. */
export interface Letter {
  /** The same in every try, so that receivers can tell a repetition. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What became of a letter. */
export interface LetterReply {
  /** Null where the server said nothing, as is the text. */
  readonly status: number | null;
  readonly text: string | null;
  /** Why it was not taken, in a sentence; null where it was. */
  readonly failure: string | null;
}

const TIMEOUT_MS = 60_000;
const CONNECT_MS = 10_000;
/** For a server that does not hang up after the last word. */
const CLOSE_MS = 1_000;
const REPLY_BYTES_MAX = 64 * 1024;

/** The one way out of the server for letters. Servers that are not public are reached only where the configuration allows it. */
export class Mail {
  constructor(private readonly egress: Pick<Egress, 'connect'>) {}

  /**
   * Hands the letters over, one after the other, and answers what was said to each. What ends the conversation is the answer to all
   * that were not said yet. Throws an `EgressError` where there was none.
   */
  async send(server: MailServer, letters: readonly Letter[]): Promise<LetterReply[]> {
    const replies: LetterReply[] = [];
    const conversation = await Conversation.begin(this.egress, server);
    try {
      await conversation.introduce();
      for (const letter of letters) replies.push(await conversation.hand(letter));
      return replies;
    } catch (error) {
      const over = { ...replyOf(error), failure: sentenceOf(error) };
      return letters.map((_, index) => replies[index] ?? over);
    } finally {
      conversation.end();
    }
  }
}

class Conversation {
  readonly #over: Promise<never>;
  readonly #timer: NodeJS.Timeout;

  private constructor(
    private readonly smtp: SMTPConnection,
    private readonly server: MailServer,
    timeoutMs: number,
  ) {
    let lose: (error: unknown) => void = () => undefined;
    this.#over = new Promise((_, reject) => (lose = reject));
    this.#over.catch(() => undefined);
    // The library tells of what befalls the connection between two commands here, and nowhere else. Of one that a reply ended it tells
    // here before it hands the reply over.
    smtp.on('error', lose).on('end', () => setImmediate(() => lose(new EgressError('unreachable', 'The mail server ended the conversation'))));
    this.#timer = setTimeout(() => lose(late(timeoutMs)), timeoutMs);
  }

  static async begin(egress: Pick<Egress, 'connect'>, server: MailServer): Promise<Conversation> {
    const { host, port, security, verifiesTls = true, timeoutMs = TIMEOUT_MS } = server;
    const connection = await egress.connect(host, port, Math.min(CONNECT_MS, timeoutMs));
    const smtp = new SMTPConnection({
      host,
      port,
      connection,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { rejectUnauthorized: verifiesTls },
      connectionTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      maxResponseSize: REPLY_BYTES_MAX,
      socketCloseTimeout: CLOSE_MS,
    });
    return new Conversation(smtp, server, timeoutMs);
  }

  async introduce(): Promise<void> {
    const { login } = this.server;
    await this.#say((done) => this.smtp.connect(done));
    if (login) await this.#say((done) => this.smtp.login({ user: login.user, pass: login.password }, done));
  }

  /** A letter that is not taken does not keep the next from being so. */
  async hand({ id, from, to, subject, text }: Letter): Promise<LetterReply> {
    const message = new MailComposer({
      from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${domainOf(from)}>`,
      // So that nobody's absence is answered to it.
      headers: { 'Auto-Submitted': 'auto-generated' },
    }).compile();
    try {
      const raw = await message.build();
      const { response } = await this.#say<{ response: string }>((done) => this.smtp.send({ ...message.getEnvelope(), size: raw.length }, raw, done));
      return { status: codeOf(response), text: response, failure: null };
    } catch (error) {
      const reply = replyOf(error);
      if (reply.status === null || this.smtp.destroyed) throw error;
      await this.#say((done) => this.smtp.reset(done));
      return reply;
    }
  }

  end(): void {
    clearTimeout(this.#timer);
    if (this.smtp.destroyed) return;
    this.smtp.quit();
    this.smtp.close();
  }

  async #say<T = unknown>(command: (done: (error?: Error | null, result?: T) => void) => void): Promise<T> {
    const said = new Promise<T>((resolve, reject) => command((error, result) => (error ? reject(error) : resolve(result as T))));
    return Promise.race([said, this.#over]);
  }
}

const codeOf = (response: string): number | null => (/^\d{3}/.test(response) ? Number(response.slice(0, 3)) : null);
const domainOf = (from: string): string => /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

function replyOf(error: unknown): LetterReply {
  const { responseCode = null, response } = error as { responseCode?: number; response?: string };
  return { status: responseCode, text: response ?? null, failure: response === undefined ? sentenceOf(error) : `The mail server said ${response}` };
}
