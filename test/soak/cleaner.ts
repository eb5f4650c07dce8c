import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Client } from './client.js';
import { POOL } from './scene.js';

const HEARTBEAT_SECONDS = 10;
const PAUSE_MS = 500;
/** Of what comes for the first time, each so-manieth is what the worker dies over. */
const DIES_OVER = 3;

interface Message {
  readonly message_id: string;
  readonly reservation_token: string;
  readonly delivery_count: number;
  readonly target: { readonly flow_run_id: string };
}
interface Frame {
  readonly type: string;
  readonly payload: unknown;
}

/** A worker on its channel, which takes away what runs have left behind, or dies over it and comes back as another process. */
export class Cleaner {
  /** The runs of which it has said that it did. */
  readonly cleaned = new Set<string>();
  deaths = 0;
  #consumerId = randomUUID();
  #firsts = 0;
  #isOver = false;
  #socket: WebSocket | null = null;

  constructor(
    private readonly name: string,
    private readonly client: Client,
  ) {}

  async work(): Promise<void> {
    for (let attempt = 0; !this.#isOver; attempt++) {
      const { url, key } = this.client.socketAt(`/work_pools/${POOL}/workers/connect`, attempt);
      await this.#serve(new WebSocket(url, ['prefect']), key);
      await sleep(PAUSE_MS);
    }
  }

  stop(): void {
    this.#isOver = true;
    this.#socket?.terminate();
  }

  /** Settles when the connection is over. */
  async #serve(socket: WebSocket, key: string): Promise<void> {
    this.#socket = socket;
    const beat = setInterval(
      () => this.#say('worker.heartbeat.v1', { ...this.#who, heartbeat_interval_seconds: HEARTBEAT_SECONDS }),
      HEARTBEAT_SECONDS * 1_000,
    );
    socket.on('open', () => socket.send(JSON.stringify({ type: 'auth', token: key })));
    socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString()) as Frame));
    await new Promise<void>((resolve) => socket.on('error', () => socket.terminate()).on('close', () => resolve()));
    clearInterval(beat);
  }

  #hear({ type, payload }: Frame): void {
    if (type === 'auth_success') return this.#introduce();
    if (type === 'cleanup.message.v1') this.#clean(payload as Message);
  }

  #clean({ message_id, reservation_token, delivery_count, target }: Message): void {
    if (delivery_count === 1 && ++this.#firsts % DIES_OVER === 0) return this.#die();
    this.cleaned.add(target.flow_run_id);
    this.#say('cleanup.ack.v1', { message_id, reservation_token });
  }

  #die(): void {
    this.deaths += 1;
    this.#consumerId = randomUUID();
    this.#socket?.terminate();
  }

  #introduce(): void {
    this.#say('worker.hello.v1', {
      ...this.#who,
      worker_type: 'process',
      heartbeat_interval_seconds: HEARTBEAT_SECONDS,
      supported_channel_versions: ['work_pool_worker_channel.v1'],
      requested_capabilities: ['worker_heartbeat.v1', 'work_pool_snapshot.v1', 'cleanup_delivery.v1'],
      handled_cleanup_kinds: ['cancelling_timeout_teardown.v1'],
      max_cleanup_concurrency: 2,
    });
  }

  get #who() {
    return { consumer_id: this.#consumerId, worker_name: this.name };
  }

  #say(type: string, payload: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ type, id: randomUUID(), sent_at: new Date().toISOString(), payload }));
  }
}
