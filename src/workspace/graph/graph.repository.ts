import { toIso } from '@app/contract';
import type { TaskInput } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { microsSql } from '../states/estimates.sql.js';

/** What stands in the graph for one task run: itself, or a flow run that it called. */
export interface NodeRow {
  readonly id: string;
  readonly is_flow_run: boolean;
  readonly label: string;
  readonly state_type: StateType | null;
  readonly start_time: Instant;
  readonly end_time: Instant | null;
  readonly task_inputs: Readonly<Record<string, TaskInput[]>>;
  /** Whether it is to be shown, and not only pointed at. */
  readonly shown: boolean;
}

export interface ArtifactRow {
  readonly id: string;
  readonly created: Instant;
  readonly key: string | null;
  readonly type: string | null;
  readonly task_run_id: string | null;
  readonly is_latest: boolean;
  /** JSON as it is written; only of progress. */
  readonly data: string | null;
}

export interface GraphRun {
  readonly start_time: Instant | null;
  readonly end_time: Instant | null;
  /** Oldest first, both. */
  readonly states: readonly { readonly id: string; readonly timestamp: Instant; readonly type: StateType; readonly name: string }[];
  readonly artifacts: readonly ArtifactRow[];
}

const FIND_RUN = defineQuery<[id: string, artifactsMax: number], GraphRun>({
  name: 'flow_run.find_for_graph',
  text: (schema) => `
    select coalesce(r.start_time, r.expected_start_time) as start_time, r.end_time,
      (select coalesce(json_agg(json_build_object('id', s.id, 'timestamp', ${microsSql('s.timestamp')}, 'type', s.type, 'name', s.name) order by s.timestamp), '[]')
       from ${schema}.flow_run_state s where s.flow_run_id = r.id) as states,
      (select coalesce(json_agg(row_to_json(found)), '[]') from (
         select a.id, ${microsSql('a.created')} as created, a.key, a.type, a.task_run_id, case when a.type = 'progress' then a.data::text end as data,
           a.key is null or exists (select from ${schema}.artifact_collection c where c.key = a.key and c.latest_id = a.id) as is_latest
         from ${schema}.artifact a where a.flow_run_id = r.id and a.type <> 'result' order by a.created, a.id limit $2) found) as artifacts
    from ${schema}.flow_run r where r.id = $1`,
});

/** A task run that called a flow more than once, as retries make it do, stands for each of its runs. */
const LIST_NODES = defineQuery<[flowRunId: string, since: string | null, count: number | null], NodeRow>({
  name: 'task_run.list_for_graph',
  text: (schema) => `
    select *, $2::timestamptz is null or end_time is null or end_time >= $2::timestamptz as shown
    from (
      select coalesce(c.id, t.id) as id, c.id is not null as is_flow_run, coalesce(f.name || ' / ' || c.name, t.name) as label,
        coalesce(c.state_type, t.state_type) as state_type,
        coalesce(c.start_time, c.expected_start_time, t.start_time, t.expected_start_time) as start_time,
        coalesce(c.end_time, t.end_time, case when t.state_type = 'COMPLETED' then t.expected_start_time end) as end_time, t.task_inputs
      from ${schema}.task_run t
      left join ${schema}.flow_run c on c.parent_task_run_id = t.id
      left join ${schema}.flow f on f.id = c.flow_id
      where t.flow_run_id = $1) node
    where start_time is not null order by start_time, end_time, id limit $3::int`,
});

@Injectable()
export class GraphRepository {
  /** Null when there is no such run. */
  async findRun(ctx: WorkspaceContext, flowRunId: string, artifactsMax: number): Promise<GraphRun | null> {
    return (await run(ctx, FIND_RUN, [flowRunId, artifactsMax]))[0] ?? null;
  }

  /** By start. Those that ended before `since` come too, since later ones may go back to them; `count` bounds a list that has none of these. */
  async listNodes(ctx: WorkspaceContext, flowRunId: string, since: Instant | null, count: number): Promise<NodeRow[]> {
    return run(ctx, LIST_NODES, [flowRunId, since === null ? null : toIso(since), since === null ? count : null]);
  }
}
