import type { ScheduleReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, type Reply } from '../../app.testing.js';
import { Deployments, NOWHERE } from './deployments.testing.js';

describe('schedules of deployments over HTTP', () => {
  let on: Deployments;
  let id = '';
  beforeAll(async () => {
    on = await Deployments.open();
    ({ id } = await on.deploy());
  });
  afterAll(() => on.close());
  const tenants = () => on;
  const add = async (deployment: string, schedules: unknown): Promise<Reply> => on.tenant.call('POST', `/deployments/${deployment}/schedules`, schedules);
  const added = async (deployment: string, schedule: object = {}): Promise<ScheduleReply> => {
    const [made] = (await add(deployment, [{ schedule: { interval: 60 }, ...schedule }])).body as ScheduleReply[];
    if (!made) throw new Error('No schedule.');
    return made;
  };
  const list = async (deployment: string): Promise<ScheduleReply[]> =>
    (await on.tenant.call('GET', `/deployments/${deployment}/schedules`)).body as ScheduleReply[];

  describe('GET and POST /deployments/{id}/schedules', () => {
    it('adds them in their order and answers them, the newest first', async () => {
      const deployment = await on.deploy();
      const reply = await add(deployment.id, [
        { schedule: { cron: '@daily', timezone: 'Asia/Tokyo' }, slug: 'a', parameters: { p: 1 }, max_scheduled_runs: 50 },
        { schedule: { rrule: 'FREQ=DAILY' }, active: false },
      ]);
      expect(reply).toMatchObject({
        status: 201,
        body: [
          {
            deployment_id: deployment.id,
            schedule: { cron: '@daily', timezone: 'Asia/Tokyo', day_or: true },
            active: true,
            max_scheduled_runs: 50,
            parameters: { p: 1 },
            slug: 'a',
          },
          { schedule: { rrule: 'DTSTART:20200101T000000\nFREQ=DAILY', timezone: 'UTC' }, active: false, max_scheduled_runs: null, parameters: {}, slug: null },
        ],
      });
      const listed = await list(deployment.id);
      expect(listed).toEqual([...(reply.body as ScheduleReply[])].reverse());
      expect((await on.read(deployment.id)).schedules).toEqual(listed);
      expect(await add(deployment.id, [])).toMatchObject({ status: 201, body: [] });
    });

    it('leaves runs to come and the deployment’s own time as they are', async () => {
      const { id: deployment, updated } = await on.deploy();
      const run = await on.scheduleRun(deployment, 10);
      await added(deployment);
      expect(await on.runsOf(deployment)).toEqual([run]);
      expect(await on.read(deployment)).toMatchObject({ updated });
    });

    it('keeps numbers as they were sent', async () => {
      const { id: deployment } = await on.deploy();
      const sent = '[{"schedule":{"interval":90},"parameters":{"a":2.0,"b":123456789012345678901234567890}}]';
      const reply = await on.pools.exchange('POST', `/deployments/${deployment}/schedules`, sent);
      expect(reply).toContain('"interval":90.0,');
      expect(reply).toContain('"parameters":{"a":2.0,"b":123456789012345678901234567890}');
      expect(await on.pools.exchange('GET', `/deployments/${deployment}/schedules`)).toBe(reply);
    });

    it('refuses a slug that is taken, and adds none of the list', async () => {
      const { id: deployment } = await on.deploy();
      await added(deployment, { slug: 'a' });
      const taken = { status: 409, body: { detail: 'Schedule slugs must be unique within a deployment.' } };
      expect(
        await add(deployment, [
          { schedule: { interval: 60 }, slug: 'b' },
          { schedule: { interval: 60 }, slug: 'a' },
        ]),
      ).toMatchObject(taken);
      expect((await list(deployment)).map(({ slug }) => slug)).toEqual(['a']);
    });

    it.each<[(string | number)[], unknown]>([
      [['body', 0, 'schedule'], { slug: 'x' }],
      [['body', 0, 'schedule', 'interval'], { schedule: { interval: 0 } }],
      [['body', 0, 'schedule', 'rrule'], { schedule: { rrule: 'FREQ=NEVER' } }],
      [['body', 0, 'schedule', 'cron'], { schedule: { interval: 60, cron: '* * * * *' } }],
      [['body', 0, 'max_scheduled_runs'], { schedule: { interval: 60 }, max_scheduled_runs: 0 }],
      [['body', 0, 'nothing'], { schedule: { interval: 60 }, nothing: 1 }],
    ])('refuses what is wrong at %j', async (loc, schedule) => expect(await add(id, [schedule])).toMatchObject(invalidAt(...loc)));

    for (const [method, body] of [
      ['GET', undefined],
      ['POST', []],
    ] as const) {
      itFindsOnlyItsOwn(
        tenants,
        method,
        (some) => `/deployments/${some}/schedules`,
        () => id,
        body,
        'Deployment not found.',
      );
      itIsShut(tenants, method, () => `/deployments/${id}/schedules`, body);
    }
  });

  describe('PATCH /deployments/{id}/schedules/{id}', () => {
    it('changes what is named, and forgets runs to come', async () => {
      const { id: deployment } = await on.deploy();
      const schedule = await added(deployment, { slug: 'a', max_scheduled_runs: 3, parameters: { p: 1 } });
      const [, past] = [await on.scheduleRun(deployment, 10), await on.scheduleRun(deployment, -10)];
      const patch = async (body: unknown): Promise<Reply> => on.tenant.call('PATCH', `/deployments/${deployment}/schedules/${schedule.id}`, body);
      expect(await patch({ active: false })).toMatchObject({ status: 204, body: null });
      expect(await list(deployment)).toEqual([{ ...schedule, active: false, updated: expect.any(String) }]);
      expect(await on.runsOf(deployment)).toEqual([past]);
      expect(await patch({ schedule: { cron: '0 1 * * *' }, slug: null, max_scheduled_runs: null, parameters: {} })).toMatchObject({ status: 204 });
      expect(await list(deployment)).toMatchObject([{ schedule: { cron: '0 1 * * *' }, slug: null, max_scheduled_runs: null, parameters: {}, active: false }]);
    });

    it('refuses a slug that is taken and a schedule that is none', async () => {
      const { id: deployment } = await on.deploy();
      const [, second] = [await added(deployment, { slug: 'a' }), await added(deployment, { slug: 'b' })];
      const patch = async (body: unknown): Promise<Reply> => on.tenant.call('PATCH', `/deployments/${deployment}/schedules/${second.id}`, body);
      expect(await patch({ slug: 'a' })).toMatchObject({ status: 409 });
      expect(await patch({ schedule: { cron: 'x' } })).toMatchObject(invalidAt('body', 'schedule', 'cron'));
    });
  });

  describe('DELETE /deployments/{id}/schedules/{id}', () => {
    it('takes it away, and with it what schedules made and nobody began', async () => {
      const { id: deployment } = await on.deploy();
      const [kept, gone] = [await added(deployment), await added(deployment)];
      await on.scheduleRun(deployment, -10);
      const byHand = await on.scheduleRun(deployment, 10, { auto: false });
      expect(await on.tenant.call('DELETE', `/deployments/${deployment}/schedules/${gone.id}`)).toMatchObject({ status: 204 });
      expect((await list(deployment)).map((schedule) => schedule.id)).toEqual([kept.id]);
      expect(await on.runsOf(deployment)).toEqual([byHand]);
    });
  });

  for (const [method, body] of [
    ['PATCH', {}],
    ['DELETE', undefined],
  ] as const) {
    describe(`${method} of a schedule`, () => {
      let own = '';
      beforeAll(async () => (own = (await added(id)).id));
      itFindsOnlyItsOwn(
        tenants,
        method,
        (some) => `/deployments/${some}/schedules/${own}`,
        () => id,
        body,
        'Deployment not found.',
      );
      itIsShut(tenants, method, () => `/deployments/${id}/schedules/${own}`, body);

      it('finds no schedule that is not there, or another deployment’s', async () => {
        const other = await on.deploy();
        const missing = { status: 404, body: { detail: 'Schedule not found.' } };
        expect(await on.tenant.call(method, `/deployments/${id}/schedules/${NOWHERE}`, body)).toMatchObject(missing);
        expect(await on.tenant.call(method, `/deployments/${other.id}/schedules/${own}`, body)).toMatchObject(missing);
        expect((await list(id)).map((schedule) => schedule.id)).toContain(own);
      });
    });
  }
});
