import { lookup as resolve, type LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Config } from '@app/config';
import { Agent, EnvHttpProxyAgent, errors, request, type Dispatcher } from 'undici';
import { contains, isPublic, networks } from './networks.js';

export interface EgressRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** False: nothing but the public internet, whatever the configuration allows. */
  readonly allowsPrivate?: boolean;
  /** False: whoever answers is believed to be who they say. */
  readonly verifiesTls?: boolean;
  readonly timeoutMs?: number;
}

export interface EgressReply {
  readonly status: number;
  /** In lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As much of the body as is kept. */
  readonly text: string;
}

/** Why there is no answer, in a sentence for whoever wanted one. `refused`: it was not even tried. */
export class EgressError extends Error {
  constructor(
    readonly kind: 'refused' | 'unreachable' | 'late',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EgressError';
  }
}

const TIMEOUT_MS = 10_000;
/** Of an answer; what comes after that is not read. */
export const REPLY_BYTES_MAX = 64 * 1024;
const CONNECTIONS_PER_HOST = 16;
/** Of the connection alone, and thus not the caller's to set. */
const HOP_HEADERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);

type Reach = (address: string) => boolean;

/**
 * The one way out of the server for addresses that its users give. An address that is not public is reached only where the
 * configuration allows it: the address that was looked at is the one that is connected to, so that a name cannot mean something
 * else a moment later. Redirects are answers like any other.
 */
export class Egress {
  readonly #dispatchers = new Map<string, Dispatcher>();
  readonly #sockets = new Set<Socket>();
  readonly #allowed;
  readonly #reach: Reach = (address) => isPublic(address) || contains(this.#allowed, address);

  constructor(private readonly config: Pick<Config, 'egressAllow' | 'egressProxy' | 'egressNoProxy'>) {
    this.#allowed = networks(config.egressAllow);
  }

  /** Resolves for any status. Throws an `EgressError` where there is no answer. */
  async send(asked: EgressRequest): Promise<EgressReply> {
    const { url, headers } = toAddress(asked);
    const reach: Reach = asked.allowsPrivate === false ? isPublic : this.#reach;
    await this.#requireReach(url, reach);
    const timeoutMs = asked.timeoutMs ?? TIMEOUT_MS;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const {
        statusCode,
        headers: answered,
        body,
      } = await request(url, {
        method: asked.method,
        headers,
        body: asked.body ?? null,
        dispatcher: this.#dispatcher(asked, reach),
        signal,
      });
      return { status: statusCode, headers: plain(answered), text: await textOf(body) };
    } catch (error) {
      if (signal.aborted) throw late(timeoutMs, error);
      // Of a header that cannot be written, say.
      if (error instanceof errors.InvalidArgumentError) throw new EgressError('refused', sentenceOf(error), { cause: error });
      throw egressErrorOf(error) ?? new EgressError('unreachable', sentenceOf(error), { cause: error });
    }
  }

  /** A connection for another protocol than HTTP, which no proxy has a part in. Throws an `EgressError` where there is none. */
  async connect(host: string, port: number, timeoutMs = TIMEOUT_MS): Promise<Socket> {
    if (isIP(host) && !this.#reach(host)) throw refusal(host);
    const signal = AbortSignal.timeout(timeoutMs);
    const socket = connect({ host, port, lookup: guarded(this.#reach) });
    this.#sockets.add(socket.on('error', () => undefined).once('close', () => this.#sockets.delete(socket)));
    try {
      await once(socket, 'connect', { signal });
      return socket;
    } catch (error) {
      socket.destroy();
      if (signal.aborted) throw late(timeoutMs, error);
      throw egressErrorOf(error) ?? new EgressError('unreachable', sentenceOf(error), { cause: error });
    }
  }

  /** Ends whatever is going on. */
  async close(): Promise<void> {
    const reason = new EgressError('unreachable', 'This server is going away');
    for (const socket of this.#sockets) socket.destroy(reason);
    await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy(reason)));
    this.#dispatchers.clear();
  }

  /** Addresses are looked at when names are resolved; one that is written out never is, and for a proxy none is. */
  async #requireReach({ hostname }: URL, reach: Reach): Promise<void> {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (isIP(host)) {
      if (!reach(host)) throw refusal(host);
      return;
    }
    if (this.config.egressProxy === null) return;
    // A name that only the proxy knows is the proxy's to judge.
    const known = await lookup(host, { all: true }).catch((): LookupAddress[] => []);
    if (known.length > 0 && !known.some(({ address }) => reach(address))) throw refusal(host);
  }

  /** Connections are kept, but never for callers who may not reach as far. */
  #dispatcher({ allowsPrivate = true, verifiesTls = true }: EgressRequest, reach: Reach): Dispatcher {
    const id = `${allowsPrivate} ${verifiesTls}`;
    const known = this.#dispatchers.get(id);
    if (known) return known;
    const tls = { rejectUnauthorized: verifiesTls };
    const options = { connections: CONNECTIONS_PER_HOST, connect: { ...tls, lookup: guarded(reach) } };
    const { egressProxy: proxy, egressNoProxy: noProxy } = this.config;
    const made =
      proxy === null
        ? new Agent(options)
        : new EnvHttpProxyAgent({ ...options, requestTls: tls, httpProxy: proxy, httpsProxy: proxy, noProxy, proxyTunnel: false });
    this.#dispatchers.set(id, made);
    return made;
  }
}

/** Resolves names to the addresses that may be reached, and to none where there is no such. */
function guarded(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const reachable = found.filter(({ address }) => reach(address));
      const [first] = reachable;
      if (!first) return callback(refusal(hostname), '', 0);
      if (options.all) return callback(null, reachable);
      callback(null, first.address, first.family);
    });
  };
}

const refusal = (host: string): EgressError =>
  new EgressError('refused', `${host} is not on the public internet, and this installation does not allow such addresses`);

export const late = (timeoutMs: number, cause?: unknown): EgressError =>
  new EgressError('late', `There was no answer within ${timeoutMs / 1000} seconds`, { cause });

/** Credentials in an address become a header. */
function toAddress({ url: written, headers: given = {} }: EgressRequest): { url: URL; headers: Record<string, string> } {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new EgressError('refused', 'The address is no http:// or https:// address');
  const kept = Object.entries(given).filter(([name]) => !HOP_HEADERS.has(name.toLowerCase()));
  const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'eparch', ...Object.fromEntries(lowerCase(kept)) };
  if (url.username && !headers['authorization']) {
    headers['authorization'] = `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
  }
  url.username = url.password = '';
  return { url, headers };
}

const lowerCase = (headers: readonly (readonly [string, string])[]) => headers.map(([name, value]) => [name.toLowerCase(), value] as const);

const plain = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));

async function textOf(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= REPLY_BYTES_MAX) break;
  }
  return Buffer.concat(parts).subarray(0, REPLY_BYTES_MAX).toString('utf8');
}

function egressErrorOf(error: unknown): EgressError | null {
  if (error instanceof EgressError) return error;
  return error instanceof Error && error.cause !== undefined ? egressErrorOf(error.cause) : null;
}

/** Of what Node says: several addresses that were tried fail together, without a sentence. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(sentenceOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
