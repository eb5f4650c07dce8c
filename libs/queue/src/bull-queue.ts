import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from '@app/telemetry';
import { DelayedError, Queue, UnrecoverableError, Worker, type Job as BullJob, type WorkerOptions } from 'bullmq';
import type { Backend, Connection } from './backends.js';
import type { AddOptions, Handler, Job, JobQueue } from './job.js';
import { Shares } from './shares.js';

/** How long a worker may be silent before its job is taken for lost and given to another. */
const LOCK_MS = 30_000;
/** A job that took this many processes down with it is given up. */
const STALLED_MAX = 10;
/** Most wait for the database most of the time. */
const JOBS_AT_ONCE = 8;
const STORE_RETRY_MS = 1_000;
const COMPLAIN_AGAIN_MS = 30_000;
/** Work that takes longer is done again, as after a crash. */
const CLOSE_TIMEOUT_MS = 8_000;
/** A job that nobody here can do is offered again after a quarter of its age, so that one nobody anywhere can do costs little. */
const OFFER_AGAIN_MS = { min: 500, max: 10 * 60_000 };
/** Longer than a rolling upgrade takes. */
const LEAVE_TO_OTHERS_MS = 24 * 3_600_000;
const KEEP_DONE = 100;
const KEEP_FAILED = 1_000;
/** BullMQ's record of what happened to jobs, which nobody reads. */
const KEEP_EVENTS = 100;

export interface BullQueueOptions {
  backend: Backend;
  logger: Logger;
  /** Jobs of one process at a time. */
  concurrency?: number;
  /** The one queue that all duties share; tests use others. */
  name?: string;
  lockMs?: number;
  leaveToOthersMs?: number;
}

/** The port over BullMQ. */
export class BullQueue implements JobQueue {
  readonly #handlers = new Map<string, { job: Job<object>; handler: Handler<object> }>();
  readonly #queue: Queue;
  readonly #shares = new Shares();
  #worker: Worker | null = null;
  #closing = false;
  readonly #isClosing = (): boolean => this.#closing;
  #complained = 0;
  readonly #connections: Connection[] = [];

  private constructor(private readonly options: BullQueueOptions) {
    this.#queue = new Queue(
      this.#name,
      {
        ...this.#connect('add'),
        defaultJobOptions: { removeOnComplete: KEEP_DONE, removeOnFail: KEEP_FAILED },
        streams: { events: { maxLen: KEEP_EVENTS } },
      },
      options.backend.factory as never,
    );
    this.#queue.on('error', (error) => this.#complain(error));
  }

  static async open(options: BullQueueOptions): Promise<BullQueue> {
    const queue = new BullQueue(options);
    await queue.#queue.waitUntilReady();
    return queue;
  }

  get #name(): string {
    return this.options.name ?? 'duties';
  }

  async add<Payload extends object>(job: Job<Payload>, payload: Payload, { dueAt, dedupeKey, owner }: AddOptions = {}): Promise<void> {
    const delayMs = Math.max(0, (dueAt?.getTime() ?? 0) - Date.now());
    await this.#queue.add(job.name, payload, {
      attempts: job.attemptsMax,
      backoff: { type: 'exponential', delay: job.backoffMs },
      ...(dueAt ? { delay: delayMs } : {}),
      ...(owner ? { priority: this.#shares.rank(owner, Date.now() + delayMs) } : {}),
      ...(dedupeKey ? { deduplication: { id: `${job.name}/${dedupeKey}`, keepLastIfActive: true } } : {}),
    });
  }

  async every<Payload extends object>(job: Job<Payload>, everyMs: number, payload: Payload): Promise<void> {
    const known = await this.#queue.getJobScheduler(job.name);
    const isLate = (known?.next ?? 0) < Date.now() - everyMs;
    // Asking again while the present turn begins would give it a second run.
    if (known?.every === everyMs && !isLate && isDeepStrictEqual(known.template?.data, payload)) return;
    await this.#queue.upsertJobScheduler(job.name, { every: everyMs }, { name: job.name, data: payload, opts: { attempts: 1 } });
  }

  handle<Payload extends object>(job: Job<Payload>, handler: Handler<Payload>): void {
    this.#handlers.set(job.name, { job, handler: handler as Handler<object> });
  }

  async start(): Promise<void> {
    const { backend, logger, concurrency = JOBS_AT_ONCE, lockMs = LOCK_MS } = this.options;
    const options: WorkerOptions = {
      ...this.#connect('work'),
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: STALLED_MAX,
      runRetryDelay: STORE_RETRY_MS,
    };
    const worker = new Worker(this.#name, (job, token) => this.#run(job, token), options, backend.factory as never);
    worker.on('error', (error) => this.#complain(error));
    worker.on('failed', (job, error) => logger.warn({ job: job?.name, attempt: job?.attemptsMade, err: error }, 'A job failed.'));
    this.#worker = worker;
    await worker.waitUntilReady();
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.race([this.#close(), sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    for (const connection of this.#connections) connection.sever();
  }

  async #close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.settle()));
    await this.#worker?.close();
    await this.#queue.close();
  }

  #connect(purpose: 'add' | 'work'): Connection['options'] {
    const connection = this.options.backend.connect(purpose, this.#isClosing);
    this.#connections.push(connection);
    return connection.options;
  }

  /** Each connection reports each try: the first says enough for a while, and what breaks while closing is nobody's trouble. */
  #complain(error: Error): void {
    const again = Date.now() - this.#complained < COMPLAIN_AGAIN_MS;
    if (this.#closing || again) return this.options.logger.debug({ err: error }, 'The queue’s store does not answer.');
    this.#complained = Date.now();
    this.options.logger.warn({ err: error }, 'The queue’s store does not answer.');
  }

  async #run(job: BullJob, token: string | undefined): Promise<void> {
    const known = this.#handlers.get(job.name);
    const payload = known?.job.parse(job.data);
    if (!known || !payload) return this.#leaveToOthers(job, token);
    await known.handler(payload);
  }

  async #leaveToOthers(job: BullJob, token: string | undefined): Promise<never> {
    const ageMs = Date.now() - job.timestamp - (job.opts.delay ?? 0);
    if (ageMs > (this.options.leaveToOthersMs ?? LEAVE_TO_OTHERS_MS))
      throw new UnrecoverableError(`No replica knows what to do with a job ${job.name} and its payload.`);
    const pauseMs = Math.min(Math.max(ageMs / 4, OFFER_AGAIN_MS.min), OFFER_AGAIN_MS.max);
    await job.moveToDelayed(Date.now() + pauseMs, token);
    throw new DelayedError();
  }
}
