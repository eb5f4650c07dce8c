import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { HttpDriver } from '../../http-driver.js';

/** A schedule as clients write it. */
export type Times = Readonly<Record<string, string | number>>;

export const POOL = 'bench';
const ASK_EVERY_MS = 500;
/** Between one round of the autovacuum over what was filled and the next there are some seconds. */
const STILL_FOR_MS = 20_000;
/** The reference makes some ten runs a second. */
const SCHEDULED_WITHIN_MS = 30 * 60_000;

/** A workspace, or the reference's only one, whose deployments come from one that was made as clients make it. */
export class ScheduledWorkspace {
  private constructor(
    private readonly http: HttpDriver,
    private readonly database: pg.Client,
    private readonly schema: string,
  ) {}

  static async open(http: HttpDriver, databaseUrl: string, schema: string): Promise<ScheduledWorkspace> {
    const database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    return new ScheduledWorkspace(http, database, schema);
  }

  /** Once the database has cleaned up behind whoever filled it, which is no part of its being at rest. */
  async untilVacuumed(): Promise<void> {
    for (let stillMs = 0; stillMs < STILL_FOR_MS; stillMs += ASK_EVERY_MS) {
      const { rowCount } = await this.database.query(`select from pg_stat_activity where backend_type = 'autovacuum worker'`);
      if (rowCount !== 0) stillMs = 0;
      await sleep(ASK_EVERY_MS);
    }
  }

  /** Once in a workspace. */
  async makePool(): Promise<void> {
    await this.http.call('POST', '/work_pools/', { name: POOL, type: 'process' });
  }

  async close(): Promise<void> {
    await this.database.end();
  }

  /** Answers its id. */
  async deploy(name: string, schedules: readonly Times[]): Promise<string> {
    const { id } = await this.http.call<{ id: string }>('POST', '/flows/', { name: 'scheduled' });
    const body = { name, flow_id: id, work_pool_name: POOL, schedules: schedules.map((schedule) => ({ schedule })) };
    return (await this.http.call<{ id: string }>('POST', '/deployments/', body)).id;
  }

  /** So many in all, of which all but the first are rows like those of the first, but for their names and times, and that no runs were made of them. */
  async copy(id: string, count: number, times: () => Times): Promise<void> {
    const { rows } = await this.database.query<{ schedule: object }>(`select schedule from ${this.schema}.deployment_schedule where deployment_id = $1`, [id]);
    const schedules = Array.from({ length: count - 1 }, () => JSON.stringify({ ...rows[0]?.schedule, ...times() }));
    const like = (table: string, more: string): string =>
      `select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), ${more}))).* from ${this.schema}.${table} t`;
    await this.database.query(
      `with input as (select * from unnest($2::text[]) with ordinality as i (schedule, n)),
       deployments as (
         insert into ${this.schema}.deployment ${like('deployment', "'name', t.name || '-' || n, 'version_id', null")} cross join input where t.id = $1 returning id, name),
       numbered as (select id, row_number() over (order by name) as n from deployments)
       insert into ${this.schema}.deployment_schedule
       ${like('deployment_schedule', "'deployment_id', d.id, 'schedule', i.schedule::jsonb, 'due_again', null")} cross join numbered d join input i on i.n = d.n where t.deployment_id = $1`,
      [id, schedules],
    );
    // What nobody was told of is found within a minute; here it is told of.
    await this.http.call('PATCH', `/deployments/${id}`, { description: 'copied' });
  }

  /** With the runs that it has ahead. */
  async remove(id: string): Promise<void> {
    await this.http.call('DELETE', `/deployments/${id}`);
  }

  /** Resolves when each deployment with a schedule has runs. */
  async untilScheduled(): Promise<void> {
    const began = performance.now();
    const open = `select count(*)::int as open from ${this.schema}.deployment_schedule s
      where not exists (select from ${this.schema}.flow_run r where r.deployment_id = s.deployment_id and r.auto_scheduled)`;
    while (((await this.database.query<{ open: number }>(open)).rows[0]?.open ?? 0) > 0) {
      if (performance.now() - began > SCHEDULED_WITHIN_MS) throw new Error('Schedules have no runs after half an hour.');
      await sleep(ASK_EVERY_MS);
    }
  }
}
