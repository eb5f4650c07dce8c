import { toIso } from '@app/contract';
import { defineQuery, run, toJsonText } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../../../platform.module.js';
import { Batcher } from '../../batching/batcher.js';
import { withRanges } from './ranges.js';

/** Nobody waits for these; the longer they gather, the fewer statements they cost. */
const GATHER_MS = 50;
const BATCH_MAX = 500;
const BATCH_CHARACTERS_MAX = 4 * 1024 * 1024;
/** Above this many on their way to the database, those who ask wait for it: memory has an end. */
const PENDING_MAX = 20_000;

interface Refused {
  readonly runId: string;
  readonly decided: Instant;
  readonly record: string;
}

/**
 * A batch whose confirmation was lost goes down again; what it left the first time is not written twice. Two replicas may decide on one run
 * at the same time by their clocks: these records differ. The limit keeps the planner to the index.
 */
const INSERT = defineQuery<[records: string], object>({
  name: 'decision.insert_refused',
  prepared: true,
  text: (schema) => `
    insert into ${schema}.decision (run_id, decided, record)
    select run_id, decided, record from jsonb_to_recordset($1::jsonb) as i (run_id uuid, decided timestamptz, record text)
    where (select d.decided from ${schema}.decision d where d.run_id = i.run_id and d.decided = i.decided and d.record = i.record limit 1) is null`,
});

/** Keeps the records of requests that stored nothing, which have no statement to go down with, at no round trip to whoever asked. */
@Injectable()
export class RefusedDecisions implements OnApplicationShutdown {
  readonly #batcher: Batcher<Refused>;
  /** By workspace, what was added last: what was added before it is written before it. */
  readonly #last = new Map<string, Promise<void>>();

  constructor(@Inject(LOGGER) private readonly logger: Logger) {
    this.#batcher = new Batcher({
      gatherMs: GATHER_MS,
      itemsMax: BATCH_MAX,
      sizeMax: BATCH_CHARACTERS_MAX,
      sizeOf: ({ record }) => record.length,
      write: (ctx, items) => this.#write(ctx, items),
      onRefused: async (ctx, { runId }, error) =>
        this.logger.error({ workspaceId: ctx.workspaceId, runId, err: error }, 'The database refuses the record of a decision; it is left out.'),
    });
  }

  /** Resolves at once, unless too many wait for the database already. */
  async add(ctx: WorkspaceContext, runId: string, decided: Instant, record: string | null): Promise<void> {
    if (record === null) return;
    const written = this.#batcher.add(ctx, [{ runId, decided, record }]);
    this.#remember(ctx, written);
    if (this.#batcher.pending(ctx.workspaceId).items > PENDING_MAX) await written.catch(() => undefined);
  }

  /** Resolves once all that this replica refused in the workspace can be read. */
  async settled(ctx: WorkspaceContext): Promise<void> {
    await this.#last.get(ctx.workspaceId);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#batcher.flush();
  }

  #remember({ workspaceId }: WorkspaceContext, written: Promise<void>): void {
    const over = written.then(
      () => undefined,
      (error: unknown) => this.logger.error({ workspaceId, err: error }, 'Records of refused transitions could not be written.'),
    );
    this.#last.set(workspaceId, over);
    void over.then(() => this.#last.get(workspaceId) === over && this.#last.delete(workspaceId));
  }

  async #write(ctx: WorkspaceContext, items: readonly Refused[]): Promise<void> {
    const rows = items.map(({ runId, decided, record }) => ({ run_id: runId, decided: toIso(decided), record }));
    await withRanges(ctx, () => run(ctx, INSERT, [toJsonText(rows)]));
  }
}
