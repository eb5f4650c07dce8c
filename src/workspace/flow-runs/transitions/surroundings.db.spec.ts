import type { StateBody } from '@app/contract';
import type { State } from '@app/engine';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { randomUUID } from 'node:crypto';
import { openRuns, watched, type Runs } from '../../runs.testing.js';
import type { Proposal } from '../../states/verdict.js';

const CONTENDERS = 20;
const actor = { kind: 'actor', actorId: randomUUID(), keyId: null, worker: null } as const;
const sdk = (version: string) => ({ ...actor, agent: `prefect/${version} (API 0.8.4)` });

interface Options {
  limit?: number | null;
  strategy?: 'ENQUEUE' | 'CANCEL_NEW';
  graceSeconds?: number;
}

describe('slots of deployments', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  let otherReplica: Runs;
  let flowId: string;
  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = { ...(await tenants.newWorkspace()), asker: sdk('3.8.8') };
    runs = openRuns();
    otherReplica = openRuns();
    flowId = (await runs.flows.upsert(ctx, { name: 'a-flow', tags: [], labels: {} })).flow.id;
  });
  afterAll(async () => tenants.close());

  const sql = async <T extends object>(text: string, values: unknown[] = []) => ctx.cell.query<T>({ text: text.replaceAll('$S', ctx.schema), values });

  /** A deployment with a limit of its own. */
  const deploy = async ({ limit = 1, strategy, graceSeconds }: Options = {}): Promise<string> => {
    const id = randomUUID();
    const limitId = limit === null ? null : (await runs.limits.create(ctx, { name: `deployment:${id}`, limit })).id;
    const options = strategy || graceSeconds ? { collision_strategy: strategy ?? 'ENQUEUE', grace_period_seconds: graceSeconds ?? null } : null;
    await sql(`insert into $S.deployment (id, flow_id, name, concurrency_limit_id, concurrency_options) values ($1::uuid, $2, $1::uuid::text, $3, $4)`, [
      id,
      flowId,
      limitId,
      options,
    ]);
    for (const replica of [runs, otherReplica]) replica.knownLimits.changed(ctx);
    return id;
  };
  const newRun = async (deploymentId: string, state: StateBody = { type: 'SCHEDULED' }): Promise<string> =>
    (await runs.flowRuns.create(ctx, { flow_id: flowId, deployment_id: deploymentId, state })).flowRun.id;
  const move = async (id: string, state: StateBody | StateBody['type'], options: Partial<Proposal> & { by?: Runs; in?: WorkspaceContext } = {}) => {
    const { by = runs, in: within = ctx, force = false, ...rest } = options;
    return by.flowRuns.setState(within, id, { state: typeof state === 'string' ? { type: state } : state, force, ...rest });
  };
  const claimed = async (deploymentId: string): Promise<{ id: string; leaseId: string }> => {
    const id = await newRun(deploymentId);
    return { id, leaseId: leaseOf((await move(id, 'PENDING')).state) };
  };
  const leaseOf = (state: State | null): string => state?.details.deploymentConcurrencyLeaseId ?? 'none';
  const slotsOf = async (deploymentId: string) => (await runs.limits.get(ctx, { name: `deployment:${deploymentId}` })).active_slots;
  const leases = async (...ids: string[]) =>
    sql<{ id: string; seconds: number; holder_type: string | null; holder_id: string | null }>(
      `select id, round(extract(epoch from expires - now()))::int as seconds, holder_type, holder_id from $S.concurrency_lease where id = any($1)`,
      [ids],
    );
  const loseLease = async (leaseId: string) => {
    await sql(`update $S.concurrency_lease set expires = now() - interval '1 second' where id = $1`, [leaseId]);
    await sql(
      `with gone as (delete from $S.concurrency_lease where id = $1 returning limit_ids)
      update $S.concurrency_limit set active_slots = active_slots - 1 where id in (select unnest(limit_ids) from gone)`,
      [leaseId],
    );
  };

  describe('are taken by a claim', () => {
    it('with a lease that every state of the run names, until it ends', async () => {
      const deployment = await deploy({ limit: 2 });
      const { id, leaseId } = await claimed(deployment);
      expect(await leases(leaseId)).toMatchObject([{ id: leaseId, holder_type: 'flow_run', holder_id: id }]);
      for (const state of [{ type: 'PENDING', name: 'Submitting' }, 'RUNNING', 'CANCELLING'] as const)
        expect(leaseOf((await move(id, state)).state)).toBe(leaseId);
      expect(await slotsOf(deployment)).toBe(1);
      expect(leaseOf((await move(id, 'CANCELLED')).state)).toBe(leaseId);
      expect([await slotsOf(deployment), await leases(leaseId)]).toEqual([0, []]);
    });

    it.each([
      [300, undefined],
      [90, 90],
    ])('for %p seconds when the deployment says %p', async (seconds, graceSeconds) => {
      const { leaseId } = await claimed(await deploy({ ...(graceSeconds ? { graceSeconds } : {}) }));
      expect((await leases(leaseId))[0]?.seconds).toBeLessThanOrEqual(seconds);
      expect((await leases(leaseId))[0]?.seconds).toBeGreaterThan(seconds - 20);
    });

    it('by no more runs than there are slots, whatever replica is asked', async () => {
      const deployment = await deploy({ limit: 3 });
      const ids = await Promise.all(Array.from({ length: CONTENDERS }, async () => newRun(deployment)));
      const verdicts = await Promise.all(ids.map(async (id, who) => move(id, 'PENDING', { by: who % 2 ? runs : otherReplica })));
      expect(verdicts.filter(({ outcome }) => outcome === 'accept')).toHaveLength(3);
      expect(verdicts.filter(({ state }) => state?.name === 'AwaitingConcurrencySlot')).toHaveLength(CONTENDERS - 3);
      expect(await slotsOf(deployment)).toBe(3);
      const held = await sql(`select from $S.concurrency_lease where limit_ids = array(select concurrency_limit_id from $S.deployment where id = $1)`, [
        deployment,
      ]);
      expect(held).toHaveLength(3);
    });

    it('once, however many workers claim one run', async () => {
      const deployment = await deploy({ limit: CONTENDERS });
      const id = await newRun(deployment);
      const verdicts = await Promise.all(Array.from({ length: CONTENDERS }, async (_, who) => move(id, 'PENDING', { by: who % 2 ? runs : otherReplica })));
      expect(verdicts.filter(({ outcome }) => outcome === 'accept')).toHaveLength(1);
      expect(await slotsOf(deployment)).toBe(1);
    });

    it('of a run that ended, and then begins again', async () => {
      const deployment = await deploy();
      const { id, leaseId } = await claimed(deployment);
      await move(id, 'RUNNING');
      await move(id, 'FAILED');
      await move(id, 'SCHEDULED');
      const again = leaseOf((await move(id, 'PENDING')).state);
      expect(again).not.toBe(leaseId);
      expect([await slotsOf(deployment), (await leases(again)).length]).toEqual([1, 1]);
    });
  });

  describe('that are all taken', () => {
    it('put a run back for half a minute, which is waited for', async () => {
      const deployment = await deploy();
      const { id: first } = await claimed(deployment);
      const second = await newRun(deployment);
      const verdict = await move(second, 'PENDING');
      expect(verdict).toMatchObject({ outcome: 'reject', stored: true, state: { type: 'SCHEDULED', name: 'AwaitingConcurrencySlot' } });
      const state = verdict.state;
      expect((state?.details.scheduledTime ?? 0) - (state?.timestamp ?? 0)).toBe(30_000_000);
      await move(first, 'CANCELLED');
      expect(await move(second, 'PENDING')).toMatchObject({ outcome: 'accept' });
    });

    it('end a run where the deployment wants that', async () => {
      const deployment = await deploy({ strategy: 'CANCEL_NEW' });
      await claimed(deployment);
      expect(await move(await newRun(deployment), 'PENDING')).toMatchObject({
        outcome: 'reject',
        state: { type: 'CANCELLED', message: 'Deployment concurrency limit reached.' },
      });
      expect(await slotsOf(deployment)).toBe(1);
    });

    it('are free again when the lease on one runs out, before any duty comes by', async () => {
      const deployment = await deploy();
      const { leaseId } = await claimed(deployment);
      await sql(`update $S.concurrency_lease set expires = now() - interval '1 second' where id = $1`, [leaseId]);
      expect(await move(await newRun(deployment), 'PENDING')).toMatchObject({ outcome: 'accept' });
      expect(await slotsOf(deployment)).toBe(1);
    });
  });

  it('are not to be had of a limit of 0, nor of a deployment that is gone', async () => {
    const none = await newRun(await deploy({ limit: 0 }));
    expect(await move(none, 'PENDING')).toMatchObject({ outcome: 'abort', stored: false });
    const deployment = await deploy({ limit: null });
    const id = await newRun(deployment);
    await sql(`delete from $S.deployment where id = $1`, [deployment]);
    expect(await move(id, 'PENDING', { by: otherReplica })).toMatchObject({ outcome: 'abort', stored: false, reason: expect.stringContaining('gone') });
  });

  it('are needed neither without a limit nor with one that is not active', async () => {
    const [unlimited, asleep] = [await deploy({ limit: null }), await deploy({ limit: 0 })];
    await runs.limits.update(ctx, { name: `deployment:${asleep}` }, { active: false });
    for (const deployment of [unlimited, asleep])
      expect(await move(await newRun(deployment), 'PENDING')).toMatchObject({ outcome: 'accept', state: { details: { deploymentConcurrencyLeaseId: null } } });
    expect(await slotsOf(asleep)).toBe(0);
  });

  describe('when a run starts', () => {
    it('are kept for as long again', async () => {
      const { id, leaseId } = await claimed(await deploy());
      await sql(`update $S.concurrency_lease set expires = now() + interval '5 seconds' where id = $1`, [leaseId]);
      await move(id, 'RUNNING');
      expect((await leases(leaseId))[0]?.seconds).toBeGreaterThan(200);
    });

    it('are taken anew, for the run itself, where the lease has run out', async () => {
      const deployment = await deploy();
      const { id, leaseId } = await claimed(deployment);
      await loseLease(leaseId);
      const { outcome, state } = await move(id, 'RUNNING');
      expect([outcome, await slotsOf(deployment)]).toEqual(['accept', 1]);
      expect(leaseOf(state)).not.toBe(leaseId);
      expect(await leases(leaseOf(state))).toMatchObject([{ holder_type: 'flow_run', holder_id: id }]);
      await move(id, 'COMPLETED');
      expect(await slotsOf(deployment)).toBe(0);
    });

    it('and have all gone to others, end it', async () => {
      const deployment = await deploy();
      const { id, leaseId } = await claimed(deployment);
      await loseLease(leaseId);
      const other = await claimed(deployment);
      expect(await move(id, 'RUNNING')).toMatchObject({ outcome: 'reject', state: { type: 'CANCELLED', message: expect.stringContaining('slot was lost') } });
      // What the other one holds is its own.
      expect([await slotsOf(deployment), (await leases(other.leaseId)).length]).toEqual([1, 1]);
    });

    it('are given back when it may not start yet', async () => {
      const deployment = await deploy();
      const { id, leaseId } = await claimed(deployment);
      await loseLease(leaseId);
      await sql(
        `update $S.flow_run_state set state_details = state_details || '{"scheduled_time": "2100-01-01T00:00:00Z"}' where flow_run_id = $1 and type = 'PENDING'`,
        [id],
      );
      expect(await move(id, 'RUNNING', { by: otherReplica })).toMatchObject({ outcome: 'wait', stored: false });
      expect(await slotsOf(deployment)).toBe(0);
    });

    it('stay taken without a lease under a client that renews none, and come back when it ends', async () => {
      const deployment = await deploy();
      const { id, leaseId } = await claimed(deployment);
      await move(id, 'RUNNING', { in: { ...ctx, asker: sdk('3.4.10') } });
      expect([await slotsOf(deployment), await leases(leaseId)]).toEqual([1, []]);
      expect(await move(await newRun(deployment), 'PENDING')).toMatchObject({ outcome: 'reject' });
      await move(id, 'COMPLETED');
      expect(await slotsOf(deployment)).toBe(0);
    });

    it('are not taken by clients that would never give them back', async () => {
      const deployment = await deploy();
      await move(await newRun(deployment), 'PENDING', { in: { ...ctx, asker: sdk('3.0.2') } });
      expect(await slotsOf(deployment)).toBe(0);
    });
  });

  describe('are given back', () => {
    it.each<[string, StateBody, boolean]>([
      ['that completes', { type: 'COMPLETED' }, false],
      ['that is suspended', { type: 'PAUSED', name: 'Suspended', state_details: { pause_reschedule: true } }, false],
      ['that is scheduled again', { type: 'SCHEDULED' }, false],
      ['that is forced to crash', { type: 'CRASHED' }, true],
      ['that is forced to be scheduled as if it were to be retried', { type: 'SCHEDULED', name: 'AwaitingRetry' }, true],
    ])('by a run %s', async (_, state, force) => {
      const deployment = await deploy();
      const { id } = await claimed(deployment);
      await move(id, 'RUNNING');
      expect(await move(id, state, { force })).toMatchObject({ outcome: 'accept' });
      expect(await slotsOf(deployment)).toBe(0);
    });

    it('not by a process that waits to try again itself', async () => {
      const deployment = await deploy();
      const { id, leaseId } = await claimed(deployment);
      await runs.flowRuns.update(ctx, id, { empirical_policy: { retries: 1, retry_delay: 0 } });
      await move(id, 'RUNNING');
      expect(await move(id, 'FAILED')).toMatchObject({ state: { name: 'AwaitingRetry', details: { deploymentConcurrencyLeaseId: leaseId } } });
      expect(await slotsOf(deployment)).toBe(1);
      await move(id, 'RUNNING');
      await move(id, 'COMPLETED');
      expect([await slotsOf(deployment), await leases(leaseId)]).toEqual([0, []]);
    });

    it('by nobody who holds none: what others hold is theirs', async () => {
      const deployment = await deploy({ limit: 2 });
      const holder = await claimed(deployment);
      const id = await newRun(deployment);
      await move(id, 'RUNNING');
      await move(id, 'COMPLETED');
      expect(await slotsOf(deployment)).toBe(1);
      // One that nobody has a lease on is given back by whoever may have held it.
      await runs.limits.update(ctx, { name: `deployment:${deployment}` }, { active_slots: 2 });
      const unleased = await newRun(deployment);
      await move(unleased, 'RUNNING');
      await move(unleased, 'COMPLETED');
      expect(await slotsOf(deployment)).toBe(1);
      await move(holder.id, 'COMPLETED');
      expect(await slotsOf(deployment)).toBe(0);
    });

    it('once, by whichever of many that end a run', async () => {
      const deployment = await deploy({ limit: 2 });
      const [{ id }] = [await claimed(deployment), await claimed(deployment)];
      await Promise.all(Array.from({ length: 3 * CONTENDERS }, async (_, who) => move(id, 'FAILED', { by: who % 2 ? runs : otherReplica })));
      expect(await slotsOf(deployment)).toBe(1);
    });

    it('to a limit that is not active any more, and by a run whose deployment has none any more', async () => {
      const deployment = await deploy();
      const { id } = await claimed(deployment);
      await runs.limits.update(ctx, { name: `deployment:${deployment}` }, { active: false });
      await move(id, 'COMPLETED');
      expect(await slotsOf(deployment)).toBe(0);
      const other = await deploy();
      const orphan = await claimed(other);
      await runs.limits.delete(ctx, { name: `deployment:${other}` });
      expect(await move(orphan.id, 'COMPLETED')).toMatchObject({ outcome: 'accept' });
      expect(await leases(orphan.leaseId)).toEqual([]);
    });

    it('by a run that is deleted, alone or with others', async () => {
      const deployment = await deploy({ limit: 4 });
      const [one, two, three] = [await claimed(deployment), await claimed(deployment), await claimed(deployment)];
      const ended = await newRun(deployment, { type: 'COMPLETED' });
      await runs.flowRuns.delete(ctx, one.id);
      expect(await slotsOf(deployment)).toBe(2);
      expect((await runs.flowRuns.deleteMatching(ctx, { flow_runs: { id: { any_: [two.id, ended] } } })).sort()).toEqual([two.id, ended].sort());
      expect([await slotsOf(deployment), (await leases(three.leaseId)).length]).toEqual([1, 1]);
    });
  });

  describe('of a run that is late', () => {
    const LATE = { state: { type: 'SCHEDULED', name: 'Late' } as const, late: true as const };
    const mark = async (id: string) => move(id, LATE.state, { late: true });

    it('end it when they are all taken and the deployment wants that', async () => {
      const deployment = await deploy({ strategy: 'CANCEL_NEW' });
      const { leaseId } = await claimed(deployment);
      const id = await newRun(deployment);
      expect(await mark(id)).toMatchObject({ outcome: 'reject', state: { type: 'CANCELLED', message: 'Deployment concurrency limit reached.' } });
      await sql(`update $S.concurrency_lease set expires = now() - interval '1 second' where id = $1`, [leaseId]);
      expect(await mark(await newRun(deployment))).toMatchObject({ outcome: 'accept', state: { name: 'Late' } });
    });

    it('are not taken, and not needed to wait', async () => {
      const [free, full, unlimited] = [await deploy({ strategy: 'CANCEL_NEW' }), await deploy(), await deploy({ limit: null, strategy: 'CANCEL_NEW' })];
      await claimed(full);
      for (const deployment of [free, full, unlimited])
        expect(await mark(await newRun(deployment))).toMatchObject({ outcome: 'accept', state: { name: 'Late' } });
      expect(await slotsOf(free)).toBe(0);
    });

    it('leave a run that is claimed where it is', async () => {
      const { id } = await claimed(await deploy());
      expect(await mark(id)).toMatchObject({ outcome: 'reject', stored: false });
    });
  });

  it('cost runs of deployments without a limit nothing', async () => {
    await deploy();
    const deployment = await deploy({ limit: null });
    await move(await newRun(deployment), 'PENDING');
    const id = await newRun(deployment);
    const { ctx: seen, statements } = watched(ctx);
    for (const type of ['PENDING', 'RUNNING', 'COMPLETED'] as const) await move(id, type, { in: seen });
    expect(statements).toHaveLength(3);
  });
});
