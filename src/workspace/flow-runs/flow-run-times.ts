import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';

/** In seconds; null where no run has any. */
interface Averages {
  readonly duration: number | null;
  readonly lateness: number | null;
}

/** A run that ended took from its start to its end. One is late from the time that was expected until it starts, or until now. */
const AVERAGE = defineQuery<[ids: readonly string[]], Averages>({
  name: 'flow_run.average_times',
  text: (schema) => `
    select avg(extract(epoch from end_time - start_time))::float8 as duration,
           avg(extract(epoch from greatest(coalesce(start_time, now()) - expected_start_time, interval '0')))::float8 as lateness
    from ${schema}.flow_run where id = any($1::uuid[])`,
});

/** How long flow runs took, and how late they were. */
@Injectable()
export class FlowRunTimes {
  async averages(ctx: WorkspaceContext, ids: readonly string[]): Promise<Averages> {
    return (ids.length === 0 ? null : (await run(ctx, AVERAGE, [ids]))[0]) ?? { duration: null, lateness: null };
  }
}
