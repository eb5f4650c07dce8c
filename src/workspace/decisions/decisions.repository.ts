import { toIsoOrNull, type DecisionOrder } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { fromRecord, type RecordedDecision } from './recording/record.js';

/** A record with the time it is of, which tells it from the run's others. */
export interface RunDecision extends RecordedDecision {
  readonly decided: Instant;
}

interface DecisionRow {
  readonly decided: Instant;
  readonly record: string;
}

const page = (name: string, later: string, direction: DecisionOrder) =>
  defineQuery<[runId: string, after: string | null, count: number], DecisionRow>({
    name,
    text: (schema) => `
      select decided, record from ${schema}.decision
      where run_id = $1 and ($2::timestamptz is null or decided ${later} $2) order by decided ${direction} fetch first ($3::int) rows with ties`,
  });

const PAGES = { asc: page('decision.page_oldest_first', '>', 'asc'), desc: page('decision.page_newest_first', '<', 'desc') };

@Injectable()
export class DecisionsRepository {
  /** More than `count` where several are of one time, since a page goes on after a time. */
  async pageByRun(ctx: WorkspaceContext, runId: string, order: DecisionOrder, after: Instant | null, count: number): Promise<RunDecision[]> {
    const rows = await run(ctx, PAGES[order], [runId, toIsoOrNull(after), count]);
    return rows.map(({ decided, record }) => ({ ...fromRecord(record), decided }));
  }
}
