import { finished } from 'node:stream/promises';
import { types } from 'node:util';
import { fromIso } from '@app/contract';
import { Fault } from '@app/faults';
import pg from 'pg';
import type { QueryResultRow } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withServerOptions } from './server-options.js';

/** One statement as it goes to the server. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Prepared under this name when the cell allows names. */
  readonly name?: string;
  /** What a `copy … from stdin` reads, as `toCopyText` writes it. */
  readonly input?: string;
}

/** A PostgreSQL cluster that holds workspaces, or one transaction on it: both answer statements. */
export interface Cell {
  readonly name: string;
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** Runs `work` in one transaction; what it throws rolls everything back. Inside a transaction: joins it. */
  transaction<T>(work: (cell: Cell) => Promise<T>): Promise<T>;
  /** Calls `then`, which must not throw, once all that was written by now is committed: at once outside of a transaction, never when it is rolled back. */
  afterCommit(then: () => void): void;
}

/** A cell with connections to give away. */
export interface Cluster extends Cell {
  /** Runs `work` on a connection of its own and outside of any transaction. What was set or locked on it ends with it. */
  session<T>(work: (query: Cell['query']) => Promise<T>): Promise<T>;
}

export interface CellOptions {
  name: string;
  url: string;
  poolMax: number;
  namedStatements: boolean;
  /** Told about connections that break while idle. */
  onError: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Backends keep memory for every schema they have touched and give it back only when closed. */
const CONNECTION_LIFE_SECONDS = 30 * 60;

/** A cluster with its pool. Values come back as the engine wants them: times as microseconds, int8 as numbers. */
export class PooledCell implements Cluster {
  readonly name: string;
  readonly #pool: pg.Pool;
  readonly #namedStatements: boolean;

  constructor(options: CellOptions) {
    this.name = options.name;
    this.#namedStatements = options.namedStatements;
    this.#pool = new pg.Pool({
      connectionString: withServerOptions(options.url, '-c timezone=UTC -c datestyle=ISO'),
      max: options.poolMax,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      maxLifetimeSeconds: CONNECTION_LIFE_SECONDS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      application_name: 'eparch',
      types: { getTypeParser },
    });
    this.#pool.on('error', options.onError);
  }

  async query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    const sent = this.#namedStatements ? statement : nameless(statement);
    const answer = (): Promise<Row[]> => (sent.input === undefined ? send<Row>(this.#pool, sent) : this.#read<Row>(sent));
    return answer().catch((error: unknown) => {
      if (error instanceof Fault && isRerouted(error.cause)) return answer();
      throw error;
    });
  }

  async transaction<T>(work: (cell: Cell) => Promise<T>): Promise<T> {
    return this.#borrow(async (client, noteBreak) => {
      try {
        await send(client, { text: 'begin' });
        const within = new TransactionCell(this.name, client, this.#namedStatements);
        const result = await work(within);
        await send(client, { text: 'commit' });
        within.committed();
        return result;
      } catch (error) {
        await client.query('rollback').catch(noteBreak);
        throw error;
      }
    });
  }

  afterCommit(then: () => void): void {
    then();
  }

  async session<T>(work: (query: Cell['query']) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(rethrow);
    client.on('error', () => undefined);
    try {
      return await work((statement) => send(client, nameless(statement)));
    } finally {
      client.release(true);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** A connection on which it fails is given up, as the pool does with those that it sends statements over. */
  #read<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    return this.#borrow((client, noteBreak) =>
      sendOver<Row>(client, statement).catch((error: Error) => {
        noteBreak(error);
        throw error;
      }),
    );
  }

  async #borrow<T>(work: (client: pg.PoolClient, noteBreak: (error: Error) => void) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch(rethrow);
    let broken: Error | undefined;
    // The pool listens to idle connections alone. One that breaks between two statements would end the process, unheard.
    const noteBreak = (error: Error): void => void (broken = error);
    client.on('error', noteBreak);
    try {
      return await work(client, noteBreak);
    } finally {
      client.release(broken);
      // One that is broken may complain again while it is taken down.
      if (!broken) client.off('error', noteBreak);
    }
  }
}

class TransactionCell implements Cell {
  readonly #afterwards: (() => void)[] = [];

  constructor(
    readonly name: string,
    private readonly client: pg.PoolClient,
    private readonly namedStatements: boolean,
  ) {}

  async query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    return sendOver<Row>(this.client, this.namedStatements ? statement : nameless(statement));
  }

  async transaction<T>(work: (cell: Cell) => Promise<T>): Promise<T> {
    return work(this);
  }

  afterCommit(then: () => void): void {
    this.#afterwards.push(then);
  }

  committed(): void {
    for (const then of this.#afterwards) then();
  }
}

const nameless = ({ text, values, input }: Statement): Statement => ({
  text,
  ...(values ? { values } : {}),
  ...(input === undefined ? {} : { input }),
});

/** Also what reads an input, which takes a connection for itself. */
async function sendOver<Row extends QueryResultRow>(client: pg.PoolClient, statement: Statement): Promise<Row[]> {
  if (statement.input === undefined) return send<Row>(client, statement);
  const reading = client.query(copyFrom(statement.text));
  reading.end(statement.input);
  await finished(reading).catch(rethrow);
  return [];
}

async function send<Row extends QueryResultRow>(target: pg.Pool | pg.PoolClient, statement: Statement): Promise<Row[]> {
  const result = await target.query<Row>(statement as pg.QueryConfig).catch(rethrow);
  return result.rows;
}

/** Lost connections, lock and statement time-outs, deadlocks, a server that starts or stops: the same request may succeed soon. */
const PASSING = /^(08|53|57P0|40001|40P01|55P03|57014)/;
/** The last two are a socket's: of a server that is started again, or has more callers waiting than it lets wait. */
const PASSING_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT', 'EAGAIN']);

function rethrow(error: unknown): never {
  throw toUnkeepable(error) ?? toUnavailable(error) ?? error;
}

/** Values of the right type that cannot be kept all the same, by the codes of PostgreSQL's refusals. */
const UNKEEPABLE: readonly { readonly code: RegExp; readonly message: string; readonly because?: RegExp }[] = [
  // In a jsonb also half a surrogate pair.
  { code: /^(22021|22P05)$/, message: 'Text may not hold the character NUL.' },
  { code: /^(22003|22008)$/, message: 'A number or a time is beyond what can be kept.' },
  // From 1e21 on JavaScript writes whole numbers with an exponent, which an integer column cannot even read.
  { code: /^22P02$/, because: /"-?\d(\.\d+)?e\+\d+"/, message: 'A number is beyond what can be kept.' },
  // An index takes less than a column.
  { code: /^54000$/, message: 'A text is longer than can be kept.' },
];

/** What to tell a caller whose value is of the right type and still cannot be kept; null when the error is of another kind. */
export function toUnkeepable(error: unknown): Fault | null {
  const code = codeOf(error);
  const found = UNKEEPABLE.find((kind) => kind.code.test(code) && (kind.because?.test((error as Error).message) ?? true));
  return found
    ? new Fault('request.invalid', found.message, { cause: error, fields: [{ path: ['body'], message: found.message, type: 'value_error' }] })
    : null;
}

/** What to tell a caller of whom the database, for now, wants nothing; null when the error is of another kind. */
export function toUnavailable(error: unknown): Fault | null {
  if (!isPassing(error)) return null;
  return new Fault('database.unavailable', 'The database did not answer in time. Try again.', { cause: error, retryAfterSeconds: 1 });
}

/** A statement named a table or a schema that is not there, as when the workspace was removed under it. */
export const isMissingTable = (error: unknown): boolean => /^(42P01|3F000)$/.test(codeOf(error));

function isPassing(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const code = codeOf(error);
  return (
    isRerouted(error) ||
    PASSING.test(code) ||
    PASSING_SYSTEM.has(code) ||
    /connection terminated|not queryable|timeout exceeded when trying to connect/i.test(error.message)
  );
}

/** A row was on its way to the partition of all others when one was made for its time: sent again, it finds that one. */
const isRerouted = (error: unknown): boolean => codeOf(error) === '23514' && /violates partition constraint/.test((error as Error).message);

/** Not by `instanceof`: a socket's errors are of another realm where this runs in one of its own, as specs do. */
const codeOf = (error: unknown): string => (types.isNativeError(error) && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** The name of the constraint that refused a write; null when the error is of another kind. */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error) || !codeOf(error).startsWith('23')) return null;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
}

/** The value that no partition of a table takes, as text; null when the error is of another kind. */
export function unplacedValue(error: unknown): string | null {
  if (!types.isNativeError(error) || codeOf(error) !== '23514' || !('detail' in error) || typeof error.detail !== 'string') return null;
  return /^Partition key of the failing row contains \(\w+\) = \((.+)\)\.$/.exec(error.detail)?.[1] ?? null;
}

const INT8 = 20;
const TIMESTAMPTZ = 1184;

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === TIMESTAMPTZ) return fromIso;
  return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
}
