import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Egress } from './egress.js';
import { Mail, type Letter, type MailServer } from './mail.js';
import { MailServerFake } from './smtp-server.testing.js';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function listen(...options: Parameters<typeof MailServerFake.listen>): Promise<MailServerFake> {
  const server = await MailServerFake.listen(...options);
  opened.push(async () => server.close());
  return server;
}

function mail(egressAllow: readonly string[] = ['127.0.0.1']): Mail {
  const egress = new Egress({ egressAllow, egressProxy: null, egressNoProxy: '' });
  opened.push(() => egress.close());
  return new Mail(egress);
}

const at = ({ port }: { port: number }, more: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1',
  port,
  security: 'starttls',
  login: null,
  verifiesTls: false,
  ...more,
});
const letter = (to: string, more: Partial<Letter> = {}): Letter => ({
  id: 'd-1',
  from: 'Eparch <bot@a.example>',
  to,
  subject: 'It failed',
  text: 'Körper',
  ...more,
});

describe('a letter', () => {
  it('is brought over an encrypted connection, to each recipient alone', async () => {
    const server = await listen();
    const replies = await mail().send(at(server, { login: { user: 'bot', password: 'right' } }), [letter('x@a.example'), letter('y@a.example')]);
    expect(replies).toMatchObject([{ status: 250 }, { status: 250, text: expect.stringMatching(/^250 .*Taken/), failure: null }]);
    expect(server.taken).toMatchObject([
      { from: 'bot@a.example', to: ['x@a.example'], user: 'bot', isSecure: true },
      { from: 'bot@a.example', to: ['y@a.example'] },
    ]);
    const [first] = server.taken;
    expect(first?.raw).toMatch(/^From: Eparch <bot@a\.example>\r$/m);
    expect(first?.raw).toMatch(/^Message-ID: <d-1@a\.example>\r$/m);
    expect(first?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(first?.raw).not.toContain('y@a.example');
  });

  it('is what it says, with no header that its subject could bring', async () => {
    const server = await listen();
    await mail().send(at(server), [letter('x@a.example', { subject: 'a\r\nBcc: all@a.example\r\n\r\nbody', text: '.\r\nQUIT' })]);
    expect(server.taken).toMatchObject([{ to: ['x@a.example'], raw: expect.stringContaining('QUIT') }]);
    expect(server.taken[0]?.raw).not.toMatch(/^Bcc:/m);
  });

  it.each(['tls', 'none'] as const)('goes by %s where that is asked for', async (security) => {
    const server = await listen(security === 'tls' ? { secure: true } : { disabledCommands: ['STARTTLS'] });
    expect(await mail().send(at(server, { security }), [letter('x@a.example')])).toMatchObject([{ status: 250 }]);
    expect(server.taken).toMatchObject([{ isSecure: security === 'tls' }]);
  });

  it('that is refused keeps no other back', async () => {
    const server = await listen();
    server.refusals.set('x@a.example', [[550, 'No such user']]).set('y@a.example', [[450, 'Busy']]);
    const replies = await mail().send(
      at(server),
      ['x', 'y', 'z'].map((name) => letter(`${name}@a.example`)),
    );
    expect(replies).toMatchObject([
      { status: 550, failure: 'The mail server said 550 No such user' },
      { status: 450, text: expect.stringContaining('Busy') },
      { status: 250 },
    ]);
    expect(server.taken).toMatchObject([{ to: ['z@a.example'] }]);
  });
});

describe('is not sent', () => {
  it('in clear to a server that does not encrypt', async () => {
    const server = await listen({ disabledCommands: ['STARTTLS'] });
    const [reply] = await mail().send(at(server, { login: { user: 'bot', password: 'right' } }), [letter('x@a.example')]);
    expect(reply).toMatchObject({ status: 500, failure: expect.stringMatching(/STARTTLS/) });
    expect(server.taken).toEqual([]);
  });

  it('to a server that nobody vouches for', async () => {
    const server = await listen();
    expect(await mail().send(at(server, { verifiesTls: true }), [letter('x@a.example')])).toMatchObject([
      { status: null, text: null, failure: expect.stringMatching(/certificate/) },
    ]);
    expect(server.taken).toEqual([]);
  });

  it('with a password that is wrong', async () => {
    const server = await listen();
    const replies = await mail().send(at(server, { login: { user: 'bot', password: 'wrong' } }), [letter('x@a.example'), letter('y@a.example')]);
    expect(replies).toMatchObject([{ status: 535, failure: expect.stringMatching(/login/) }, { status: 535 }]);
  });

  it('to an address that is not public and not allowed, whatever its name', async () => {
    const server = await listen();
    for (const host of ['127.0.0.1', 'localhost'])
      await expect(mail([]).send(at(server, { host }), [letter('x@a.example')])).rejects.toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(/not on the public/),
      });
  });

  it('where nobody listens', async () => {
    const server = await listen();
    const { port } = server;
    await server.close();
    await expect(mail().send(at({ port }), [letter('x@a.example')])).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('a server that', () => {
  async function answering(speak: (socket: Socket) => void): Promise<{ port: number }> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      speak(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    opened.push(async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    });
    return { port: (server.address() as AddressInfo).port };
  }

  it('says nothing is not waited for', async () => {
    const server = await answering(() => undefined);
    expect(await mail().send(at(server, { timeoutMs: 200 }), [letter('x@a.example')])).toMatchObject([{ status: null }]);
  });

  it('says nothing more is let go of when everything ends', async () => {
    let hears: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => (hears = resolve));
    const server = await answering((socket) => void socket.once('data', hears).write('220 hello\r\n'));
    const egress = new Egress({ egressAllow: ['127.0.0.1'], egressProxy: null, egressNoProxy: '' });
    const sent = new Mail(egress).send(at(server), [letter('x@a.example')]);
    await heard;
    await egress.close();
    expect(await sent).toMatchObject([{ status: null, failure: expect.any(String) }]);
  });

  it('is busy says so to all', async () => {
    const server = await answering((socket) => socket.end('421 Too many connections\r\n'));
    expect(await mail().send(at(server), [letter('x@a.example'), letter('y@a.example')])).toMatchObject([{ status: 421 }, { status: 421 }]);
  });

  it('hangs up in between has still taken what it took', async () => {
    let taken = 0;
    const server = await listen({
      onMailFrom: (_, __, done) => {
        if (++taken === 1) return done(null);
        done(Object.assign(new Error('Closing'), { responseCode: 421 }));
      },
    });
    const replies = await mail().send(at(server), [letter('x@a.example'), letter('y@a.example'), letter('z@a.example')]);
    expect(replies).toMatchObject([{ status: 250 }, { status: 421 }, {}]);
    expect(replies[2]?.status).not.toBe(250);
  });
});
