import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Egress, REPLY_BYTES_MAX, type EgressError, type EgressRequest } from './egress.js';
import { selfSigned } from './self-signed.testing.js';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const serve = async (listener: RequestListener): Promise<number> => listen(createServer(listener));

function egress(settings: Partial<ConstructorParameters<typeof Egress>[0]> = {}): Egress {
  const made = new Egress({ egressAllow: ['127.0.0.1', '::1'], egressProxy: null, egressNoProxy: '', ...settings });
  opened.push(() => made.close());
  return made;
}

const get = (url: string, more: Partial<EgressRequest> = {}): EgressRequest => ({ method: 'GET', url, ...more });
const failure = (kind: EgressError['kind'], message: RegExp) => ({ name: 'EgressError', kind, message: expect.stringMatching(message) as string });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

describe('a request of the server', () => {
  it('brings what it is told to, and answers what came back', async () => {
    const port = await serve((request, reply) => {
      const { method, url, headers } = request;
      void bodyOf(request).then((body) =>
        reply.writeHead(418, { 'X-Pot': 'tea' }).end(JSON.stringify({ method, url, body, type: headers['content-type'], te: headers['te'] })),
      );
    });
    const reply = await egress().send({
      method: 'PUT',
      url: `http://127.0.0.1:${port}/a?b=c`,
      headers: { 'Content-Type': 'text/x', TE: 'trailers', 'Content-Length': '1', Connection: 'upgrade' },
      body: 'hällo',
    });
    expect(reply).toMatchObject({ status: 418, headers: { 'x-pot': 'tea' } });
    expect(JSON.parse(reply.text)).toEqual({ method: 'PUT', url: '/a?b=c', body: 'hällo', type: 'text/x', te: 'trailers' });
  });

  it('makes a header of credentials in its address', async () => {
    const port = await serve((request, reply) => reply.end(request.headers.authorization));
    const { text } = await egress().send(get(`http://us%40er:pass@127.0.0.1:${port}/`));
    expect(Buffer.from(text.replace('Basic ', ''), 'base64').toString()).toBe('us@er:pass');
  });

  it('follows no redirect', async () => {
    const port = await serve((_, reply) => reply.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(await egress().send(get(`http://127.0.0.1:${port}/`))).toMatchObject({ status: 302, headers: { location: 'http://169.254.169.254/' } });
  });

  it('reads no more of an answer than it keeps', async () => {
    const port = await serve((_, reply) => {
      const write = (): void => {
        while (!reply.destroyed && reply.write('x'.repeat(16_384)));
        if (!reply.destroyed) reply.once('drain', write);
      };
      write();
    });
    expect((await egress().send(get(`http://127.0.0.1:${port}/`))).text).toBe('x'.repeat(REPLY_BYTES_MAX));
  });

  it.each<[string, RequestListener]>([
    ['one that never answers', () => undefined],
    ['one that never ends', (_, reply) => void reply.write('x')],
  ])('does not wait for %s', async (_, listener) => {
    const port = await serve(listener);
    await expect(egress().send(get(`http://127.0.0.1:${port}/`, { timeoutMs: 200 }))).rejects.toMatchObject(failure('late', /within 0.2 seconds/));
  });

  it('says why there is no answer', async () => {
    const port = await serve((request) => request.socket.destroy());
    await expect(egress().send(get(`http://127.0.0.1:${port}/`))).rejects.toMatchObject(failure('unreachable', /./));
  });

  it('is given up when the server goes away', async () => {
    let hears: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => (hears = resolve));
    const port = await serve(() => hears());
    const out = egress();
    const failed = expect(out.send(get(`http://127.0.0.1:${port}/`))).rejects.toMatchObject(failure('unreachable', /going away/));
    await heard;
    await out.close();
    await failed;
  });

  it.each<Record<string, string>>([{ 'no header': 'x' }, { 'x-name': 'a\r\nx-other: b' }, { 'x-name': '☃' }])(
    'does not go out with the headers %j',
    async (headers) => {
      const port = await serve((_, reply) => reply.end());
      await expect(egress().send(get(`http://127.0.0.1:${port}/`, { headers }))).rejects.toMatchObject(failure('refused', /header/));
    },
  );

  it.each(['ftp://a.example/', 'file:///etc/passwd', 'nothing'])('does not go to %s', async (url) => {
    await expect(egress().send(get(url))).rejects.toMatchObject(failure('refused', /no http/));
  });

  it('believes only servers that somebody vouches for, unless told otherwise', async () => {
    const port = await listen(createTlsServer(selfSigned('localhost'), (_, reply) => reply.end('hello')));
    const out = egress();
    await expect(out.send(get(`https://127.0.0.1:${port}/`))).rejects.toMatchObject(failure('unreachable', /self-signed/));
    expect(await out.send(get(`https://127.0.0.1:${port}/`, { verifiesTls: false }))).toMatchObject({ text: 'hello' });
    await expect(out.send(get(`https://127.0.0.1:${port}/`))).rejects.toMatchObject(failure('unreachable', /self-signed/));
  });
});

describe('an address that is not public', () => {
  let port: number;
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    port = await serve((_, reply) => {
      asked += 1;
      reply.end();
    });
  });

  it.each(['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '[::1]', '[::ffff:127.0.0.1]'])('is not reached as %s', async (host) => {
    const out = egress({ egressAllow: [] });
    await expect(out.send(get(`http://${host}:${port}/`))).rejects.toMatchObject(failure('refused', /not on the public internet/));
    expect(asked).toBe(0);
  });

  it('is reached where the configuration allows it, by its number and by its name', async () => {
    const out = egress({ egressAllow: ['127.0.0.0/8'] });
    for (const host of ['127.0.0.1', 'localhost']) expect(await out.send(get(`http://${host}:${port}/`))).toMatchObject({ status: 200 });
  });

  it('is not reached by who wants the public internet alone, also over a connection that another keeps', async () => {
    const out = egress();
    expect(await out.send(get(`http://127.0.0.1:${port}/`))).toMatchObject({ status: 200 });
    expect(await out.send(get(`http://localhost:${port}/`))).toMatchObject({ status: 200 });
    for (const host of ['127.0.0.1', 'localhost']) {
      await expect(out.send(get(`http://${host}:${port}/`, { allowsPrivate: false }))).rejects.toMatchObject(failure('refused', /not on the public/));
    }
  });
});

describe('with a proxy', () => {
  let through: string[];
  let proxyPort: number;
  let port: number;
  beforeEach(async () => {
    through = [];
    port = await serve((_, reply) => reply.end('inside'));
    const proxy = createServer(({ url = '' }, reply) => {
      through.push(url);
      reply.end('inside');
    });
    const secure = await listen(createTlsServer(selfSigned('localhost'), (_, reply) => reply.end('inside and unseen')));
    const tunnels = new Set<Duplex>();
    proxy.on('connect', ({ url = '' }: IncomingMessage, socket: Duplex) => {
      through.push(url);
      const tunnel = connect(secure, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      for (const one of [tunnel, socket]) one.on('error', () => undefined).on('close', () => [tunnel, socket].forEach((both) => both.destroy()));
      tunnels.add(tunnel);
      socket.pipe(tunnel).pipe(socket);
    });
    proxyPort = await listen(proxy);
    opened.push(() => tunnels.forEach((tunnel) => tunnel.destroy()));
  });
  const proxied = (settings = {}) => egress({ egressAllow: [], egressProxy: `http://127.0.0.1:${proxyPort}`, ...settings });

  it('everything leaves by it, and nothing but TLS through a tunnel: proxies allow no other', async () => {
    const out = proxied();
    expect(await out.send(get('http://8.8.8.8/a?b=c'))).toMatchObject({ status: 200, text: 'inside' });
    expect(await out.send(get('https://8.8.8.8/', { verifiesTls: false }))).toMatchObject({ status: 200, text: 'inside and unseen' });
    expect(through).toEqual(['http://8.8.8.8/a?b=c', '8.8.8.8:443']);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]'])('%s is refused all the same', async (host) => {
    await expect(proxied().send(get(`http://${host}:${port}/`))).rejects.toMatchObject(failure('refused', /not on the public/));
    expect(through).toEqual([]);
  });

  it('hosts that are excepted are reached without it', async () => {
    const out = proxied({ egressAllow: ['127.0.0.1', '::1'], egressNoProxy: 'localhost' });
    expect(await out.send(get(`http://localhost:${port}/`))).toMatchObject({ text: 'inside' });
    expect(through).toEqual([]);
  });
});
