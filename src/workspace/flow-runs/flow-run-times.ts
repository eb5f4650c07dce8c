import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';

/** Null: it has not come, or nobody knows of it. */
export interface RunTimes {
  readonly id: string;
  readonly expected: Instant | null;
  readonly started: Instant | null;
  readonly ended: Instant | null;
}

const LIST = defineQuery<[ids: readonly string[]], RunTimes>({
  name: 'flow_run.list_times',
  text: (schema) => `
    select id, expected_start_time as expected, start_time as started, end_time as ended from ${schema}.flow_run where id = any($1::uuid[])`,
});

/** When flow runs were to start, started and ended. */
@Injectable()
export class FlowRunTimes {
  /** By the run's id. Those that are gone are left out. */
  async of(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, RunTimes>> {
    return new Map(ids.length === 0 ? [] : (await run(ctx, LIST, [ids])).map((times) => [times.id, times]));
  }
}
