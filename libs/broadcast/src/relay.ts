import { randomUUID } from 'node:crypto';
import type { Logger } from '@app/telemetry';
import type { Broadcast, Handler, Topic, Topics } from './broadcast.js';

type Message = { [T in Topic]: [topic: T, message: Topics[T]] }[Topic];

/** How replicas hear each other: one channel of short texts. */
export interface Wire {
  send(text: string): Promise<void>;
  close(): Promise<void>;
}
export type OpenWire = (events: { heard: (text: string) => void; gap: () => void }) => Promise<Wire>;

/** Everything published within this time travels together: a NOTIFY holds up every commit of the database for a moment. */
const GATHER_MS = 20;
/** How soon news that could not be sent is made up for. */
const OWED_AGAIN_MS = 1_000;
/** PostgreSQL takes less than 8,000 bytes a notification; the rest is the envelope. */
const TEXT_BYTES_MAX = 7_000;

/** Broadcast over any wire: local subscribers at once, the others in gathered batches, own messages never twice. */
export class Relay implements Broadcast {
  readonly #origin = randomUUID();
  readonly #handlers = new Map<Topic, Set<Handler<Topic>>>();
  #gathered: Message[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** One text after the other. */
  #sending: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(
    private readonly logger: Logger,
    private wire: Wire | null,
  ) {}

  static async open(logger: Logger, openWire: OpenWire): Promise<Relay> {
    const relay = new Relay(logger, null);
    relay.wire = await openWire({ heard: (text) => relay.#hear(text), gap: () => relay.#deliver('resync', {}) });
    return relay;
  }

  publish<T extends Exclude<Topic, 'resync'>>(topic: T, message: Topics[T]): void {
    this.#deliver(topic, message);
    this.#gather([topic, message] as Message, GATHER_MS);
  }

  subscribe<T extends Topic>(topic: T, handler: Handler<T>): () => void {
    const handlers = this.#handlers.get(topic) ?? new Set();
    this.#handlers.set(topic, handlers);
    handlers.add(handler as Handler<Topic>);
    return () => void handlers.delete(handler as Handler<Topic>);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#flush();
    await this.wire?.close();
  }

  #gather(message: Message, withinMs: number): void {
    this.#gathered.push(message);
    if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.#flush(), withinMs);
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const texts = packed(this.#origin, merged(this.#gathered));
    this.#gathered = [];
    return (this.#sending = this.#sending.then(() => this.#send(texts)));
  }

  async #send(texts: readonly string[]): Promise<void> {
    try {
      for (const text of texts) await this.wire?.send(text);
    } catch (error) {
      this.logger.warn({ err: error }, 'News for the other replicas could not be sent.');
      // What it was, nobody knows any more when the wire is back; that there was some, they have to hear.
      this.#gather(['resync', {}], OWED_AGAIN_MS);
    }
  }

  #hear(text: string): void {
    const { origin, messages } = JSON.parse(text) as { origin: string; messages: Message[] };
    if (origin === this.#origin) return;
    for (const [topic, message] of messages) this.#deliver(topic, message);
  }

  #deliver<T extends Topic>(topic: T, message: Topics[T]): void {
    for (const handler of this.#handlers.get(topic) ?? []) {
      try {
        handler(message);
      } catch (error) {
        this.logger.error({ err: error, topic }, 'A subscriber failed.');
      }
    }
  }
}

/** All moves of a workspace's runs become one message, and so do all changes of one of its tables; equal messages become one. */
function merged(messages: readonly Message[]): Message[] {
  const moves = new Map<string, Record<string, string>>();
  const changes = new Map<string, Topics['rows-changed']>();
  const others = new Map<string, Message>();
  for (const message of messages) {
    if (message[0] === 'runs-moved') {
      const runs = moves.get(message[1].workspaceId) ?? {};
      moves.set(message[1].workspaceId, runs);
      for (const [id, parts] of Object.entries(message[1].runs)) runs[id] = [...new Set((runs[id] ?? '') + parts)].join('');
    } else if (message[0] === 'rows-changed') {
      const key = `${message[1].workspaceId} ${message[1].table}`;
      changes.set(key, together(changes.get(key), message[1]));
    } else {
      others.set(JSON.stringify(message), message);
    }
  }
  return [
    ...others.values(),
    ...[...moves].map(([workspaceId, runs]): Message => ['runs-moved', { workspaceId, runs }]),
    ...[...changes.values()].map((change): Message => ['rows-changed', change]),
  ];
}

/** More rows of one table than this are not named: who shows some reads them again, whichever they are. */
const IDS_IN_A_MESSAGE_MAX = 100;

function together(before: Topics['rows-changed'] | undefined, { workspaceId, table, ids }: Topics['rows-changed']): Topics['rows-changed'] {
  const all = ids && before?.ids !== null ? [...new Set([...(before?.ids ?? []), ...ids])] : null;
  return { workspaceId, table, ids: all && all.length <= IDS_IN_A_MESSAGE_MAX ? all : null };
}

/** As few texts as fit the wire. */
function packed(origin: string, messages: readonly Message[]): string[] {
  const texts: string[] = [];
  let batch: Message[] = [];
  const size = (extra: Message): number => Buffer.byteLength(JSON.stringify({ origin, messages: [...batch, extra] }));
  for (const message of messages.flatMap(split)) {
    if (batch.length > 0 && size(message) > TEXT_BYTES_MAX) {
      texts.push(JSON.stringify({ origin, messages: batch }));
      batch = [];
    }
    batch.push(message);
  }
  return batch.length > 0 ? [...texts, JSON.stringify({ origin, messages: batch })] : texts;
}

const RUNS_IN_A_MESSAGE_MAX = 100;

function split(message: Message): Message[] {
  if (message[0] !== 'runs-moved') return [message];
  const { workspaceId, runs } = message[1];
  const entries = Object.entries(runs);
  return Array.from({ length: Math.ceil(entries.length / RUNS_IN_A_MESSAGE_MAX) }, (_, page): Message => [
    'runs-moved',
    { workspaceId, runs: Object.fromEntries(entries.slice(page * RUNS_IN_A_MESSAGE_MAX, (page + 1) * RUNS_IN_A_MESSAGE_MAX)) },
  ]);
}
