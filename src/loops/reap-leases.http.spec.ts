import type { AddOptions, Job, JobQueue } from '@app/queue';
import { createLogger } from '@app/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { SlotsRepository } from '../workspace/limits/slots.repository.js';
import { ReapLeasesDuty } from './reap-leases.js';

describe('leases that run out', () => {
  let test: TestApp;
  let own: Tenant;
  beforeAll(async () => {
    test = await testApp();
    own = await test.newTenant();
    await own.call('POST', '/v2/concurrency_limits/', { name: 'a', limit: 500 });
  });
  afterAll(() => test.close());

  const lease = async (seconds = 60, slots = 1) =>
    own.call('POST', '/v2/concurrency_limits/increment-with-lease', { names: ['a'], slots, lease_duration: seconds });
  const taken = async () => ((await own.call('GET', '/v2/concurrency_limits/a')).body as { active_slots: number }).active_slots;
  const letRunOut = async () =>
    own.ctx.cell.query({ text: `update ${own.ctx.schema}.concurrency_lease set expires = now() - interval '1 second' where slots = 1` });

  /** Jobs as they were added, and nobody who does them. */
  const notebook = () => {
    const added: { name: string; payload: object; options: AddOptions | undefined }[] = [];
    const add = async <P extends object>(job: Job<P>, payload: P, options?: AddOptions): Promise<void> => void added.push({ name: job.name, payload, options });
    return { added, queue: { add } as JobQueue };
  };
  const dutyOver = (queue: JobQueue): ReapLeasesDuty =>
    new ReapLeasesDuty(queue, test.platform.tenancy, test.app.get(SlotsRepository, { strict: false }), createLogger({ level: 'silent', format: 'json' }));

  it('are ended, more than a batch of them, and leave word of the next', async () => {
    for (let count = 0; count < 101; count++) await lease();
    await letRunOut();
    await lease(3600, 2);
    const { added, queue } = notebook();
    await dutyOver(queue).reap(own.workspace.id);
    expect(await taken()).toBe(2);
    expect(added).toMatchObject([{ name: 'reap-leases', payload: { workspaceId: own.workspace.id } }]);
    const due = added[0]?.options?.dueAt?.getTime() ?? 0;
    expect(due % 1000).toBe(0);
    expect(Math.abs(due - Date.now() - 3_600_000)).toBeLessThan(30_000);
  });

  it('leave no word when there is no other, nor when the workspace is gone', async () => {
    await own.ctx.cell.query({ text: `delete from ${own.ctx.schema}.concurrency_lease` });
    const { added, queue } = notebook();
    await dutyOver(queue).reap(own.workspace.id);
    await dutyOver(queue).reap('00000000-0000-4000-8000-000000000000');
    expect(added).toEqual([]);
  });

  it('are due when the first of them is, and asked for once', () => {
    const { added, queue } = notebook();
    const duty = dutyOver(queue);
    const at = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
    for (const seconds of [300, 301, 900]) duty.remind('w', at(seconds));
    expect(added).toHaveLength(1);
    duty.remind('w', at(60));
    duty.remind('other', at(300));
    expect(added.map(({ payload }) => payload)).toEqual([{ workspaceId: 'w' }, { workspaceId: 'w' }, { workspaceId: 'other' }]);
    expect(new Set(added.map(({ options }) => options?.dedupeKey)).size).toBe(3);
    duty.remind('w', at(300));
    expect(added).toHaveLength(3);
    duty.remind('w', at(-5));
    duty.remind('w', at(60));
    expect(added).toHaveLength(5);
  });

  it('are no trouble of whoever was given one when the queue is away, and asked for again with the next', async () => {
    let tries = 0;
    const duty = dutyOver({ add: () => Promise.reject(new Error(`away ${++tries}`)) } as unknown as JobQueue);
    duty.remind('w', new Date(Date.now() + 60_000));
    await sleep(0);
    duty.remind('w', new Date(Date.now() + 60_000));
    expect(tries).toBe(2);
  });

  it('are ended by whoever plays the role, without anybody asking', async () => {
    await lease();
    const before = await taken();
    await letRunOut();
    test.app.get(ReapLeasesDuty, { strict: false }).remind(own.workspace.id, new Date());
    const deadline = Date.now() + 15_000;
    while ((await taken()) === before && Date.now() < deadline) await sleep(20);
    expect(await taken()).toBe(before - 1);
  });
});
