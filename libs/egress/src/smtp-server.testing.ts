import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { selfSigned } from './self-signed.testing.js';

/** What a mail server was given. */
export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | undefined;
  readonly isSecure: boolean;
  readonly raw: string;
}

/** A mail server on this machine. Recipients are refused with what `refusals` has for them, one after the other, and then taken. */
export class MailServerFake {
  readonly taken: Taken[] = [];
  readonly refusals = new Map<string, (readonly [code: number, text: string])[]>();
  readonly #server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.#server = new SMTPServer({
      ...selfSigned('127.0.0.1'),
      authOptional: true,
      logger: false,
      closeTimeout: 1_000,
      onAuth: ({ username = '', password }, _, done) => (password === 'right' ? done(null, { user: username }) : done(new Error('Wrong password'))),
      onRcptTo: ({ address }, _, done) => {
        const [code, text] = this.refusals.get(address)?.shift() ?? [];
        done(code === undefined ? null : Object.assign(new Error(text), { responseCode: code }));
      },
      onData: (stream, { envelope: { mailFrom, rcptTo }, user, secure }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const from = mailFrom === false ? '' : mailFrom.address;
          this.taken.push({
            from,
            to: rcptTo.map(({ address }) => address),
            user: user as string | undefined,
            isSecure: secure,
            raw: Buffer.concat(parts).toString(),
          });
          done(null, 'Taken');
        });
      },
      ...options,
    });
    // A client that hangs up is none of its concern.
    this.#server.on('error', () => undefined);
  }

  static async listen(options: SMTPServerOptions = {}): Promise<MailServerFake> {
    const fake = new MailServerFake(options);
    fake.#server.listen(0, '127.0.0.1');
    await once(fake.#server.server, 'listening');
    return fake;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
