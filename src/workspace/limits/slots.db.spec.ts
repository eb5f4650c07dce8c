import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { randomUUID } from 'node:crypto';
import { LimitsRepository } from './limits.repository.js';
import { NEXT_EXPIRY, SlotsRepository, type NewLease, type SlotRequest } from './slots.repository.js';

const CONTENDERS = 50;

describe('slots', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  const limits = new LimitsRepository();
  const slots = new SlotsRepository();

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
  });
  afterAll(async () => tenants.close());

  let made = 0;
  const newLimit = async (limit: number, rest: object = {}): Promise<string> => {
    const name = `limit-${++made}`;
    await limits.insert(ctx, { name, limit, ...rest });
    return name;
  };
  const aLease = (rest: Partial<NewLease> = {}): NewLease => ({ id: randomUUID(), seconds: 60, holder: null, ...rest });
  const take = async (names: string | string[], request: Partial<SlotRequest> = {}) =>
    slots.take(ctx, [names].flat(), { slots: 1, asRate: false, countsDenials: true, lease: null, ...request });
  const countsOf = async (name: string) => {
    const found = await limits.find(ctx, { name });
    return [found?.active_slots, found?.denied_slots];
  };
  const averageOf = async (name: string) => (await limits.find(ctx, { name }))?.avg_slot_occupancy_seconds;
  const sql = async (text: string, values: unknown[] = []) => ctx.cell.query<Record<string, never>>({ text: text.replaceAll('$S', ctx.schema), values });
  /** As if nothing had touched the limit for this long. */
  const rest = async (name: string, seconds: number) =>
    sql(`update $S.concurrency_limit set updated = updated - make_interval(secs => $2) where name = $1`, [name, seconds]);
  const runOut = async (leaseId: string) => sql(`update $S.concurrency_lease set expires = now() - interval '1 millisecond' where id = $1`, [leaseId]);

  describe('are taken', () => {
    it('by no more than there are slots, however many ask at once', async () => {
      const name = await newLimit(7);
      const answers = await Promise.all(Array.from({ length: CONTENDERS }, async () => take(name)));
      expect(answers.filter(({ outcome }) => outcome === 'taken')).toHaveLength(7);
      expect(answers.filter(({ outcome }) => outcome === 'full')).toHaveLength(CONTENDERS - 7);
      expect(await countsOf(name)).toEqual([7, CONTENDERS - 7]);
    });

    it('never by more than there are while they come and go, and by everyone in the end', async () => {
      const name = await newLimit(3);
      let [holding, most, served] = [0, 0, 0];
      await Promise.all(
        Array.from({ length: CONTENDERS }, async () => {
          const lease = aLease();
          while ((await take(name, { lease })).outcome !== 'taken');
          most = Math.max(most, ++holding);
          await limits.find(ctx, { name });
          holding -= 1;
          await slots.end(ctx, [lease.id]);
          served += 1;
        }),
      );
      expect([most, served]).toEqual([3, CONTENDERS]);
      expect((await countsOf(name))[0]).toBe(0);
    });

    it('of all limits named or of none, in whatever order they are named', async () => {
      const [wide, narrow] = [await newLimit(CONTENDERS), await newLimit(2)];
      const answers = await Promise.all(
        Array.from({ length: CONTENDERS }, async (_, who) => take(who % 2 ? [wide, narrow] : [narrow, wide], { lease: aLease() })),
      );
      expect(answers.filter(({ outcome }) => outcome === 'taken')).toHaveLength(2);
      expect([(await countsOf(wide))[0], (await countsOf(narrow))[0]]).toEqual([2, 2]);
    });

    it('not of limits that are not active, and not where there is none', async () => {
      const [asleep, awake] = [await newLimit(1, { active: false }), await newLimit(1)];
      const lease = aLease();
      expect(await take([asleep, 'nothing', awake], { lease })).toMatchObject({ outcome: 'taken', limits: [{ name: asleep }, { name: awake }] });
      expect([await countsOf(asleep), await countsOf(awake)]).toEqual([
        [0, 0],
        [1, 0],
      ]);
      await limits.update(ctx, { name: asleep }, { active: true, active_slots: 1 });
      await slots.end(ctx, [lease.id]);
      expect([(await countsOf(asleep))[0], (await countsOf(awake))[0]]).toEqual([1, 0]);
      expect(await take('nothing')).toEqual({ outcome: 'taken', limits: [] });
    });

    it.each<[string, object, Partial<SlotRequest>, string]>([
      ['more slots than the limit has', { limit: 2 }, { slots: 3 }, 'beyond'],
      ['a slot of a limit of none', { limit: 0 }, {}, 'beyond'],
      ['a rate of a limit without decay', {}, { asRate: true }, 'no_rate'],
      ['a rate of a limit with decay', { slot_decay_per_second: 1 }, { asRate: true }, 'taken'],
      ['more of a limit without decay than there is', { limit: 0 }, { asRate: true }, 'beyond'],
    ])('not when %s is asked for, unless that can be had', async (_, limit, request, outcome) => {
      const [name, other] = [await newLimit(1, limit), await newLimit(9, { slot_decay_per_second: 1 })];
      expect((await take([other, name], request)).outcome).toBe(outcome);
      expect((await countsOf(other))[0]).toBe(outcome === 'taken' ? 1 : 0);
    });
  });

  describe('that decay', () => {
    // A step takes a quarter of an hour and more, so that none comes by itself while the test runs.
    const newRate = async (limit: number, perSecond: number) => newLimit(limit, { slot_decay_per_second: perSecond });

    it('come free in whole steps', async () => {
      const name = await newRate(5, 0.001);
      await take(name, { slots: 5 });
      await rest(name, 950);
      expect((await take(name)).outcome).toBe('full');
      await rest(name, 1_000);
      expect((await take(name)).outcome).toBe('taken');
      expect((await countsOf(name))[0]).toBe(5);
    });

    it('come free in time, however often somebody asks meanwhile', async () => {
      const name = await newRate(1, 0.001);
      await take(name);
      const outcomes: string[] = [];
      for (let asked = 0; asked < 6; asked++) {
        await rest(name, 200);
        outcomes.push((await take(name, { asRate: true })).outcome);
      }
      expect(outcomes).toEqual(['full', 'full', 'full', 'full', 'taken', 'full']);
    });

    it('are no more at once than the limit, and then the rate', async () => {
      const name = await newRate(3, 0.001);
      const burst = async () => (await Promise.all(Array.from({ length: 10 }, async () => take(name)))).filter(({ outcome }) => outcome === 'taken').length;
      expect(await burst()).toBe(3);
      await rest(name, 2_100);
      expect(await burst()).toBe(2);
      await rest(name, 10_000);
      expect(await burst()).toBe(3);
    });

    it('are as many as they have become when the decay is changed', async () => {
      const name = await newRate(5, 0.001);
      await take(name, { slots: 5 });
      await rest(name, 3_000);
      await limits.update(ctx, { name }, { slot_decay_per_second: 0 });
      expect((await countsOf(name))[0]).toBe(2);
    });
  });

  describe('that were denied', () => {
    it('are counted, forgotten in steps as long as slots are held on average, and counted on', async () => {
      const name = await newLimit(1);
      await sql('update $S.concurrency_limit set avg_slot_occupancy_seconds = 30 where name = $1', [name]);
      await take(name);
      for (let asked = 0; asked < 3; asked++) await take(name);
      expect(await countsOf(name)).toEqual([1, 3]);
      await rest(name, 65);
      expect(await countsOf(name)).toEqual([1, 1]);
      expect((await take(name)).limits[0]?.deniedSlots).toBe(3);
      expect(await countsOf(name)).toEqual([1, 2]);
    });

    it('are not counted when nobody comes again for them', async () => {
      const name = await newLimit(1);
      await take(name);
      expect((await take(name, { countsDenials: false })).outcome).toBe('full');
      expect(await countsOf(name)).toEqual([1, 0]);
    });
  });

  describe('are given back', () => {
    it('by name, to no less than none', async () => {
      const [name, asleep] = [await newLimit(5), await newLimit(5, { active_slots: 2, active: false })];
      await take(name, { slots: 3 });
      expect(await slots.give(ctx, [asleep, name, 'nothing'], 2, null)).toMatchObject([{ name }, { name: asleep }]);
      expect([(await countsOf(name))[0], (await countsOf(asleep))[0]]).toEqual([1, 2]);
      await slots.give(ctx, [name], 2, null);
      expect((await countsOf(name))[0]).toBe(0);
    });

    it('with how long they were held, which moves the average', async () => {
      const name = await newLimit(5);
      await slots.give(ctx, [name], 2, 44);
      expect(await averageOf(name)).toBeCloseTo(2 + (22 - 2) / 10, 9);
      await slots.give(ctx, [name], 2, null);
      expect(await averageOf(name)).toBeCloseTo(4, 9);
      const none = await newLimit(0);
      await slots.give(ctx, [none], 1, 9);
      expect(await averageOf(none)).toBe(2);
    });

    it('with their lease, once, by whoever ends it', async () => {
      const names = [await newLimit(5), await newLimit(5)];
      const [lease, other] = [aLease(), aLease()];
      await take(names, { slots: 2, lease });
      await take(names, { slots: 1, lease: other });
      await sql(`update $S.concurrency_lease set created = created - interval '20000 seconds' where id = $1`, [lease.id]);
      const ends = await Promise.all(Array.from({ length: 10 }, async () => slots.end(ctx, [lease.id])));
      expect(ends.filter(({ size }) => size === 1)).toHaveLength(1);
      for (const name of names) expect((await countsOf(name))[0]).toBe(1);
      // Of twenty thousand seconds each of two slots had half. The test itself takes some, too.
      expect(await averageOf(names[0] ?? '')).toBeCloseTo(2 + (10_000 - 2) / 10, -1);
    });
  });

  describe('of a lease that ran out', () => {
    it('are taken by whoever asks next, before any duty has come by', async () => {
      const name = await newLimit(1);
      const [dead, next] = [aLease(), aLease()];
      await take(name, { lease: dead });
      await runOut(dead.id);
      const answers = await Promise.all([take(name, { lease: next }), take(name), take(name)]);
      expect(answers.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1);
      expect((await countsOf(name))[0]).toBe(1);
      expect(await slots.renew(ctx, dead.id, 60)).toBe(false);
    });

    it('come back to all of its limits when one of them is asked for', async () => {
      const [asked, other] = [await newLimit(1), await newLimit(1)];
      const dead = aLease();
      await take([asked, other], { lease: dead });
      await runOut(dead.id);
      await take(asked);
      expect([(await countsOf(asked))[0], (await countsOf(other))[0]]).toEqual([1, 0]);
    });

    it('stay while nobody asked, and it may be renewed', async () => {
      const name = await newLimit(1);
      const lease = aLease();
      await take(name, { lease });
      await runOut(lease.id);
      expect(await slots.renew(ctx, lease.id, 60)).toBe(true);
      expect((await take(name)).outcome).toBe('full');
    });

    it('come back once, however many come by to end it', async () => {
      const fresh = await tenants.newWorkspace();
      await limits.insert(fresh, { name: 'a', limit: 10 });
      const leases = Array.from({ length: 5 }, () => aLease());
      for (const lease of leases) await slots.take(fresh, ['a'], { slots: 1, asRate: false, countsDenials: true, lease });
      await slots.take(fresh, ['a'], { slots: 1, asRate: false, countsDenials: true, lease: aLease({ seconds: null }) });
      const lasting = aLease({ seconds: 3600 });
      await slots.take(fresh, ['a'], { slots: 1, asRate: false, countsDenials: true, lease: lasting });
      await fresh.cell.query({
        text: `update ${fresh.schema}.concurrency_lease set expires = now() - interval '1 second' where id = any($1)`,
        values: [leases.map(({ id }) => id)],
      });
      const ended = await Promise.all(Array.from({ length: 4 }, async () => slots.endExpired(fresh, 2)));
      expect(ended.reduce((sum, count) => sum + count, 0) + (await slots.endExpired(fresh, 100))).toBe(5);
      expect((await limits.find(fresh, { name: 'a' }))?.active_slots).toBe(2);
      const nextExpiry = async () => (await fresh.cell.query<{ min: number | null }>({ text: NEXT_EXPIRY(fresh.schema) }))[0]?.min;
      expect(((await nextExpiry()) ?? 0) / 1000).toBeCloseTo(Date.now() + 3_600_000, -5);
      await slots.end(fresh, [lasting.id]);
      expect(await nextExpiry()).toBeNull();
    });
  });
});
