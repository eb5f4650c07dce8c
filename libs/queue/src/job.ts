/** A kind of work that is due later. Its payload is ids, never rows: what they name is read when the job runs. */
export interface Job<Payload extends object> {
  readonly name: string;
  /** Tries in all, the first included. */
  readonly attemptsMax: number;
  /** Pause before the second try; doubles with each. */
  readonly backoffMs: number;
  /** Answers the payload if this release knows it. What another one left in the queue goes through here too. */
  readonly parse: (value: unknown) => Payload | null;
}

/**
 * May run twice, also at the same time: after a crash nobody knows how far the first one came. So its effect is keyed by what the
 * payload names, and the second run finds it done.
 */
export type Handler<Payload extends object> = (payload: Payload) => Promise<void>;

export interface AddOptions {
  /** Now, when absent or past. */
  dueAt?: Date;
  /** While a job of this key waits, another is not added. One that is added while it runs waits for its end. */
  dedupeKey?: string;
  /** Whose work it is: a workspace, or a kind of work that can wait. What an owner adds beyond a few jobs a second comes after the others' work. */
  owner?: string;
}

export const defineJob = <Payload extends object>(job: Job<Payload>): Job<Payload> => job;

/** What is due later. Every job that was added runs to its end at least once, whatever crashes meanwhile. */
export interface JobQueue {
  /** Returns once the job will survive a crash. */
  add<Payload extends object>(job: Job<Payload>, payload: Payload, options?: AddOptions): Promise<void>;
  /** Runs the job again and again, by whichever replica is free. Calling it again only changes the pace. */
  every<Payload extends object>(job: Job<Payload>, everyMs: number, payload: Payload): Promise<void>;
  handle<Payload extends object>(job: Job<Payload>, handler: Handler<Payload>): void;
  /** From now on this process works. Jobs that have no handler here, or a payload that no handler here knows, are left to the others for a day. */
  start(): Promise<void>;
  /** Takes no more work and waits for what is running, though not for ever. */
  close(): Promise<void>;
}
