import type { Logger } from '@app/telemetry';
import { Queue, UnrecoverableError, Worker, type WorkerOptions } from 'bullmq';
import type { Backend } from './backends.js';
import type { AddOptions, Handler, Job, JobQueue } from './job.js';

/** How long a worker may be silent before its job is taken for lost and given to another. */
const LOCK_MS = 30_000;
const KEEP_DONE = 100;
const KEEP_FAILED = 1_000;

export interface BullQueueOptions {
  backend: Backend;
  logger: Logger;
  /** Jobs of one process at a time. */
  concurrency?: number;
  /** The one queue that all duties share; tests use others. */
  name?: string;
  lockMs?: number;
}

/** The port over BullMQ. */
export class BullQueue implements JobQueue {
  readonly #handlers = new Map<string, { job: Job<object>; handler: Handler<object> }>();
  readonly #queue: Queue;
  #worker: Worker | null = null;

  private constructor(private readonly options: BullQueueOptions) {
    const { backend } = options;
    this.#queue = new Queue(
      this.#name,
      { ...backend.options(true), defaultJobOptions: { removeOnComplete: KEEP_DONE, removeOnFail: KEEP_FAILED } },
      backend.factory as never,
    );
    this.#queue.on('error', (error) => options.logger.warn({ err: error }, 'The queue’s store does not answer.'));
  }

  static async open(options: BullQueueOptions): Promise<BullQueue> {
    const queue = new BullQueue(options);
    await queue.#queue.waitUntilReady();
    return queue;
  }

  get #name(): string {
    return this.options.name ?? 'duties';
  }

  async add<Payload extends object>(job: Job<Payload>, payload: Payload, { dueAt, dedupeKey }: AddOptions = {}): Promise<void> {
    await this.#queue.add(job.name, payload, {
      attempts: job.attemptsMax,
      backoff: { type: 'exponential', delay: job.backoffMs },
      ...(dueAt ? { delay: Math.max(0, dueAt.getTime() - Date.now()) } : {}),
      ...(dedupeKey ? { deduplication: { id: `${job.name}/${dedupeKey}` } } : {}),
    });
  }

  async every<Payload extends object>(job: Job<Payload>, everyMs: number, payload: Payload): Promise<void> {
    await this.#queue.upsertJobScheduler(job.name, { every: everyMs }, { name: job.name, data: payload, opts: { attempts: 1 } });
  }

  handle<Payload extends object>(job: Job<Payload>, handler: Handler<Payload>): void {
    this.#handlers.set(job.name, { job, handler: handler as Handler<object> });
  }

  async start(): Promise<void> {
    const { backend, logger, concurrency = 4, lockMs = LOCK_MS } = this.options;
    const options = { ...backend.options(false), concurrency, lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 10 } as WorkerOptions;
    const worker = new Worker(this.#name, ({ name, data }) => this.#run(name, data), options, backend.factory as never);
    worker.on('error', (error) => logger.warn({ err: error }, 'The queue’s store does not answer.'));
    worker.on('failed', (job, error) => logger.warn({ job: job?.name, attempt: job?.attemptsMade, err: error }, 'A job failed.'));
    this.#worker = worker;
    await worker.waitUntilReady();
  }

  async close(): Promise<void> {
    await this.#worker?.close();
    await this.#queue.close();
  }

  async #run(name: string, data: unknown): Promise<void> {
    const found = this.#handlers.get(name);
    if (!found) throw new UnrecoverableError(`Nobody here handles ${name}.`);
    const payload = found.job.parse(data);
    if (!payload) throw new UnrecoverableError(`A job ${name} has a payload that this release does not know.`);
    await found.handler(payload);
  }
}
