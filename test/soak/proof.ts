import pg from 'pg';
import type { Scene } from './scene.js';

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export interface Ground {
  readonly workspaceId: string;
  readonly scene: Scene;
  /** Due times up to here have to have their run. */
  readonly lastDue: Date;
  /** When the deployment that is paused for a while may have had no runs. */
  readonly toggledOff: Span;
  /** Whether a worker has taken away what this run left behind. */
  readonly isCleaned: (flowRunId: string) => boolean;
}

export interface Finding {
  readonly claim: string;
  readonly expected: number;
  readonly found: number;
  /** Of how many, where that says more. */
  readonly of?: number;
  /** The states of a few runs that it is not so for. */
  readonly suchAs?: readonly string[];
}
export const holds = ({ expected, found }: Finding): boolean => expected === found;

/** A schedule has its first run so soon, however busy the machine is. */
const FIRST_RUN_WITHIN = `interval '60 seconds'`;
const TERMINAL = `('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')`;

/** Says of one workspace, from its tables alone, whether each promise was kept. */
export class Proof {
  private constructor(
    private readonly client: pg.Client,
    private readonly ground: Ground,
    private readonly schema: string,
  ) {}

  static async of(client: pg.Client, ground: Ground): Promise<Proof> {
    const { rows } = await client.query<{ schema_name: string }>('select schema_name from eparch.workspace where id = $1', [ground.workspaceId]);
    return new Proof(client, ground, pg.escapeIdentifier(rows[0]?.schema_name ?? ''));
  }

  async findings(): Promise<Finding[]> {
    return [
      ...(await this.#scheduling()),
      ...(await this.#running()),
      await this.#slots(),
      ...(await this.#pauses()),
      ...(await this.#leavings()),
      await this.#backfills(),
      ...(await this.#firings()),
    ];
  }

  /** By the time that a run was made for, which its first state keeps. */
  async #scheduling(): Promise<Finding[]> {
    const made = `made as (
      select r.id, r.deployment_id, (r.created_by ->> 'id')::uuid as schedule_id, (s.state_details ->> 'scheduled_time')::timestamptz as due
      from ${this.schema}.flow_run r join lateral (
        select state_details from ${this.schema}.flow_run_state where flow_run_id = r.id order by timestamp, id limit 1) s on true
      where r.auto_scheduled and r.created_by ->> 'type' = 'SCHEDULE')`;
    const twice = await this.#one(
      `with ${made} select count(*) as found, (select count(*) from made where due <= $1) as "of"
      from (select from made group by deployment_id, schedule_id, due having count(*) > 1) t`,
      [this.ground.lastDue],
    );
    const lost = await this.#one(
      `with ${made}, first as (
        select s.id, s.deployment_id, s.created, (s.schedule ->> 'interval')::float8 as seconds, min(m.due) as due
        from ${this.schema}.deployment_schedule s left join made m on m.schedule_id = s.id group by s.id),
      asked as (
        select f.id, f.deployment_id, at from first f, generate_series(f.due, $1::timestamptz, make_interval(secs => f.seconds)) as at
        where not (f.deployment_id = $2 and at between $3 and $4))
      select count(*) filter (where m.id is null) + (select count(*) from first where due is null or due > created + ${FIRST_RUN_WITHIN}) as found, count(*) as "of"
      from asked a left join made m on m.schedule_id = a.id and m.due = a.at`,
      [this.ground.lastDue, this.ground.scene.toggled, this.ground.toggledOff.from, this.ground.toggledOff.to],
    );
    return [
      { claim: 'due times with two runs', expected: 0, ...twice },
      { claim: 'due times without a run', expected: 0, ...lost },
    ];
  }

  async #running(): Promise<Finding[]> {
    const due = `r.expected_start_time <= $1 or not r.auto_scheduled`;
    const seen = `with step as (
      select flow_run_id, id, type, name, timestamp, lag(type) over (partition by flow_run_id order by timestamp, id) as before from ${this.schema}.flow_run_state),
    seen as (
      select r.id, ${due} as is_due, r.state_type in ${TERMINAL} as has_ended, bool_or(s.type = 'PENDING') as was_claimed,
        bool_or(s.type = 'PENDING' and s.before in ('PENDING', 'RUNNING', 'PAUSED')) as was_stolen,
        bool_or(s.type = 'PENDING' and s.before in ${TERMINAL}) as was_repeated,
        concat(d.name, ' ', r.id, ': ', string_agg(s.name, ', ' order by s.timestamp, s.id)) as history
      from ${this.schema}.flow_run r join step s on s.flow_run_id = r.id left join ${this.schema}.deployment d on d.id = r.deployment_id
      group by r.id, d.name)`;
    const those = (which: string, among: string) =>
      this.#one(
        `${seen} select count(*) filter (where ${which}) as found, count(*) as "of", (array_agg(history) filter (where ${which}))[1:3] as "suchAs"
        from seen where ${among}`,
        [this.ground.lastDue],
      );
    const open = await those('not has_ended', 'is_due');
    const unended = await those('not has_ended', 'was_claimed');
    const repeated = await those('was_repeated', 'was_claimed');
    const stolen = await those('was_stolen', 'was_claimed');
    return [
      { claim: 'runs that were due and have not ended', expected: 0, ...open },
      { claim: 'runs that were claimed and have not ended', expected: 0, ...unended },
      { claim: 'runs that were claimed while another had them', expected: 0, ...stolen },
      { claim: 'runs that were claimed again after their end', expected: 0, ...repeated },
    ];
  }

  async #slots(): Promise<Finding> {
    const taken = await this.#one(
      `select coalesce(sum(active_slots), 0) + (select count(*) from ${this.schema}.concurrency_lease) as found from ${this.schema}.concurrency_limit`,
    );
    return { claim: 'slots and leases that are left over', expected: 0, ...taken };
  }

  /** One that was paused was resumed and ended well, or was ended for its timeout. */
  async #pauses(): Promise<Finding[]> {
    const odd = await this.#one(
      `select count(*) filter (where not (
          (r.state_type = 'COMPLETED' and exists (select from ${this.schema}.flow_run_state l where l.flow_run_id = r.id and l.type = 'RUNNING' and l.timestamp > p.timestamp))
          or (r.state_type = 'FAILED' and f.message = 'The flow was paused and never resumed.'))) as found, count(*) as "of"
        from ${this.schema}.flow_run r join ${this.schema}.flow_run_state p on p.flow_run_id = r.id and p.type = 'PAUSED'
          join ${this.schema}.flow_run_state f on f.id = r.state_id`,
    );
    return [{ claim: 'pauses that ended neither in time nor by their timeout', expected: 0, ...odd }];
  }

  /** What a run left behind whose cancellation nobody answered was taken away, and nobody is asked to any more. */
  async #leavings(): Promise<Finding[]> {
    const { rows } = await this.client.query<{ id: string }>(`select id from ${this.schema}.flow_run where deployment_id = $1 and state_type = 'CANCELLED'`, [
      this.ground.scene.left,
    ]);
    const waiting = await this.#one(`select count(*) as found from ${this.schema}.cleanup_message`);
    const unclean = rows.filter(({ id }) => !this.ground.isCleaned(id)).length;
    return [
      { claim: 'runs that left something which nobody took away', expected: 0, found: unclean, of: rows.length },
      { claim: 'clean-up messages that are left over', expected: 0, ...waiting },
    ];
  }

  async #backfills(): Promise<Finding> {
    const odd = await this.#one(
      `select count(*) filter (where r.state_type is distinct from 'COMPLETED') + (select count(*) from ${this.schema}.backfill where made <> planned) as found, count(*) as "of"
      from ${this.schema}.backfill_run p left join ${this.schema}.flow_run r on r.id = p.flow_run_id where not p.skipped`,
    );
    return { claim: 'dates of backfills without a run that ended well', expected: 0, ...odd };
  }

  async #firings(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const { id, what, event, onceEach } of this.ground.scene.watches) {
      const counted = onceEach ? 'distinct resource_id' : '*';
      const { found: expected } = await this.#one(`select count(${counted}) as found from ${this.schema}.event where event = $1`, [event]);
      const { found } = await this.#one(
        `select count(*) as found from ${this.schema}.event where event = 'prefect.automation.triggered' and resource_id = $1`,
        [`prefect.automation.${id}`],
      );
      findings.push({ claim: `firings for ${what}`, expected, found });
    }
    const { found: failed } = await this.#one(`select count(*) as found from ${this.schema}.event where event = 'prefect.flow-run.Failed'`);
    const { found: made } = await this.#one(`select count(*) as found from ${this.schema}.flow_run where deployment_id = $1`, [this.ground.scene.followUp]);
    return [...findings, { claim: 'runs that automations had made of failed ones', expected: failed, found: made }];
  }

  async #one(text: string, values: unknown[] = []): Promise<Pick<Finding, 'found' | 'of' | 'suchAs'>> {
    const { rows } = await this.client.query<{ found: string; of?: string; suchAs?: string[] | null }>(text, values);
    const [row] = rows;
    return { found: Number(row?.found), ...(row?.of === undefined ? {} : { of: Number(row.of) }), ...(row?.suchAs ? { suchAs: row.suchAs } : {}) };
  }
}
