import { randomUUID } from 'node:crypto';
import type { TrailReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../../app.testing.js';
import { dropExpired } from '../../ranges/expiry.js';
import { TRAIL } from '../../ranges/ranged.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { EvaluationsRepository, Overtaken } from '../engine/evaluations.repository.js';
import { EVALUATE_AUTOMATIONS } from '../engine/evaluations.service.js';

describe('the trail of an automation', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    // Nothing happens here unless a test has it done.
    app = await testApp({ roles: ['api', 'streams'] });
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());

  let names = 0;
  const aName = (): string => `trail-${++names}.happened`;
  const reactive = (expect: string, members: object = {}) => ({ type: 'event', posture: 'Reactive', expect: [expect], ...members });
  const create = async (trigger: object, members: object = {}): Promise<string> => {
    const { status, body } = await tenant.call('POST', '/automations/', { name: 'au', trigger, actions: [{ type: 'do-nothing' }], ...members });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return (body as { id: string }).id;
  };
  const happen = async (event: string, members: object = {}): Promise<string> => {
    const one = { id: randomUUID(), occurred: new Date().toISOString(), event, resource: { 'prefect.resource.id': 'thing.1' }, ...members };
    await tenant.call('POST', '/events', [one]);
    return one.id;
  };
  const thing = (id: string, labels: object = {}) => ({ resource: { 'prefect.resource.id': id, ...labels } });
  const look = async () => app.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty: EVALUATE_AUTOMATIONS });
  const trail = async (id: string, query = ''): Promise<TrailReply> => (await tenant.call('GET', `/automations/${id}/trail${query}`)).body as TrailReply;
  const kinds = ({ results }: TrailReply): string[] => results.map(({ kind }) => kind).toReversed();
  const runOut = async () =>
    tenant.ctx.cell.query({
      text: `update ${tenant.ctx.schema}.automation_bucket set opens = opens - interval '1 hour', closes = now() - interval '5 seconds', due = now() - interval '5 seconds'
        where due is not null`,
    });

  describe('GET /automations/{id}/trail', () => {
    itIsShut(
      () => ({ app, tenant, stranger }),
      'GET',
      () => `/automations/${randomUUID()}/trail`,
    );
    let own = '';
    beforeAll(async () => void (own = await create(reactive(aName()))));
    itFindsOnlyItsOwn(
      () => ({ app, tenant, stranger }),
      'GET',
      (id) => `/automations/${id}/trail`,
      () => own,
      undefined,
      'Automation not found',
    );

    it('refuses what is no place in it', async () => {
      const id = await create(reactive(aName()));
      for (const after of ['x', `2026-99-99T00:00:00Z_${randomUUID()}`])
        expect(await tenant.call('GET', `/automations/${id}/trail?after=${after}`)).toMatchObject(invalidAt('query', 'after'));
      expect((await tenant.call('GET', `/automations/${id}/trail?limit=0`)).status).toBe(422);
    });

    it('answers how far it has counted, in which window, and then that it fired and what was done', async () => {
      const name = aName();
      const id = await create(reactive(name, { threshold: 3, within: 60, for_each: ['prefect.resource.id'] }), {
        actions: [{ type: 'do-nothing' }, { type: 'cancel-flow-run' }],
      });
      await happen(name);
      await happen(name);
      await happen(name, thing('thing.2'));
      await look();
      const counting = await trail(id);
      expect(counting).toMatchObject({ enabled: true, matched: 3, fired: 0, missed: 0, last_fired: null, parts: [], misses: [], next: null });
      expect(counting.evaluated).toBeGreaterThanOrEqual(3);
      expect(counting.windows).toHaveLength(2);
      expect(counting.windows).toContainEqual(
        expect.objectContaining({ labels: { 'prefect.resource.id': 'thing.1' }, count: 2, threshold: 3, posture: 'Reactive' }),
      );
      expect(counting.results).toContainEqual(
        expect.objectContaining({ kind: 'counted', labels: { 'prefect.resource.id': 'thing.1' }, events: 2, count: 2, threshold: 3, action: null }),
      );
      const last = await happen(name);
      await look();
      const fired = await trail(id);
      expect(fired).toMatchObject({ matched: 4, fired: 1 });
      const firing = fired.results.find(({ kind }) => kind === 'fired');
      expect(firing).toMatchObject({ event: { id: last, event: name, resource_id: 'thing.1' }, sentence: `It fired at ${name} of thing.1.` });
      expect(fired.results.slice(0, 2).map(({ kind, action }) => [kind, action?.type, action?.firing, action?.reason])).toEqual([
        ['action-failed', 'cancel-flow-run', firing?.id, 'No flow run could be inferred'],
        ['action-executed', 'do-nothing', firing?.id, null],
      ]);
      const { body } = await tenant.call('POST', '/events/filter', { filter: { id: { id: [firing?.id] } } });
      expect(body).toMatchObject({ events: [{ event: 'prefect.automation.triggered' }] });
    });

    it('answers of a page of it, and where it goes on', async () => {
      const name = aName();
      const id = await create(reactive(name), { actions: [] });
      for (let times = 0; times < 3; times++) {
        await happen(name);
        await look();
      }
      const whole = await trail(id);
      const first = await trail(id, '?limit=2');
      const second = await trail(id, `?limit=2&after=${first.next}`);
      expect([...first.results, ...second.results]).toEqual(whole.results);
      expect([first.results.length, second.results.length, second.next]).toEqual([2, 1, null]);
    });

    it('tells by what an event of a fitting name was none of its business', async () => {
      const name = aName();
      const id = await create(
        reactive(name, { match: { 'prefect.resource.id': 'thing.*', color: ['red', 'blue'] }, match_related: { 'prefect.resource.role': 'flow' } }),
      );
      await happen(name, thing('thing.1', { color: 'green' }));
      await happen(name, thing('other.1'));
      await happen(name, thing('thing.1'));
      await happen(name, thing('thing.1', { color: 'red' }));
      await happen('something.else');
      await look();
      const { missed, misses, matched, results } = await trail(id);
      expect([missed, matched, results]).toEqual([4, 0, []]);
      expect(misses.map(({ sentence }) => sentence).toSorted()).toEqual([
        'Its color is green, and color red or blue is asked for.',
        'Its prefect.resource.id is other.1, and prefect.resource.id thing.* is asked for.',
        'Its resource has no color, and color red or blue is asked for.',
        'No related resource has prefect.resource.role flow.',
      ]);
    });

    it('keeps the last ten near misses', async () => {
      const name = aName();
      const id = await create(reactive(name, { match: { 'prefect.resource.id': 'never' } }));
      for (let times = 0; times < 3; times++) {
        for (let one = 0; one < 4; one++) await happen(name, thing(`thing.${times}.${one}`));
        await look();
        await trail(id);
      }
      const { missed, misses } = await trail(id);
      expect([missed, misses.length, misses[0]?.event.resource_id.slice(0, 8)]).toEqual([12, 10, 'thing.2.']);
    });

    it('tells of what has to come before and what is expected after', async () => {
      const [start, end] = [aName(), aName()];
      const id = await create(reactive(end, { after: [start], within: 60 }));
      await happen(end);
      await look();
      await happen(start);
      await look();
      await happen(end);
      await look();
      const { misses, results } = await trail(id);
      expect(misses).toMatchObject([{ reason: 'not-started', event: { event: end } }]);
      expect(results.map(({ kind }) => kind).toReversed()).toEqual(['opened', 'fired', 'action-executed']);
    });

    it('tells of windows that ended with what was waited for, and without', async () => {
      const [start, end] = [aName(), aName()];
      const id = await create(reactive(end, { posture: 'Proactive', after: [start], within: 30, for_each: ['prefect.resource.id'] }), { actions: [] });
      for (const one of ['a', 'b']) await happen(start, thing(one));
      await happen(end, thing('a'));
      await look();
      await runOut();
      await look();
      const { results, windows } = await trail(id);
      expect(windows).toEqual([]);
      expect(results.map(({ kind, labels }) => [kind, labels['prefect.resource.id']])).toEqual(
        expect.arrayContaining([
          ['opened', 'a'],
          ['opened', 'b'],
          ['satisfied', 'a'],
          ['fired', 'b'],
        ]),
      );
      expect(results[0]).toMatchObject({ kind: 'fired', count: 0, threshold: 1, event: { event: start } });
    });

    it('tells which parts of several have fired', async () => {
      const [a, b] = [aName(), aName()];
      const id = await create({ type: 'compound', require: 'all', within: null, triggers: [reactive(a), reactive(b)] }, { actions: [] });
      await happen(a);
      await look();
      const half = await trail(id);
      expect(half.parts).toMatchObject([{ needed: 2, fired: [{}] }]);
      expect(half.results).toMatchObject([{ kind: 'part-fired', held: 1, needed: 2, event: { event: a } }]);
      await happen(b);
      await look();
      const whole = await trail(id);
      expect(kinds(whole)).toEqual(['part-fired', 'part-fired', 'fired']);
      expect(whole.parts).toMatchObject([{ needed: 2, fired: [] }]);
    });

    it('tells why parts were not enough: another order, or too long ago', async () => {
      const [a, b] = [aName(), aName()];
      const sequence = await create({ type: 'sequence', within: 60, triggers: [reactive(a), reactive(b)] });
      const compound = await create({ type: 'compound', require: 'all', within: 0, triggers: [reactive(a), reactive(b)] });
      for (const name of [b, a]) {
        await happen(name);
        await look();
      }
      const sentences = async (id: string) => (await trail(id)).results.map(({ sentence }) => sentence).toReversed();
      const fired = (name: string): string => `A part of it fired at ${name} of thing.1: `;
      expect(await sentences(sequence)).toEqual([`${fired(b)}1 of 2 have.`, `${fired(a)}2 of 2 have, but not in their order.`]);
      expect(await sentences(compound)).toEqual([`${fired(b)}1 of 2 have.`, `${fired(a)}1 of 2 have; 1 had too long before.`]);
    });

    it('ends what an action says of its failure once', async () => {
      const name = aName();
      const { body } = await tenant.call('POST', '/flows/', { name: 'f' });
      const ended = await tenant.call('POST', '/flow_runs/', { flow_id: (body as { id: string }).id, state: { type: 'COMPLETED' } });
      const id = await create(reactive(name), { actions: [{ type: 'resume-flow-run' }] });
      await happen(name, thing(`prefect.flow-run.${(ended.body as { id: string }).id}`));
      await look();
      expect((await trail(id)).results[0]?.sentence).toMatch(/failed: .*[^.]\.$/);
    });

    it('counts anew when it becomes something else, and not while it is disabled', async () => {
      const name = aName();
      const id = await create(reactive(name), { actions: [] });
      await happen(name);
      await look();
      const { last_fired: before } = await trail(id);
      await tenant.call('PATCH', `/automations/${id}`, { enabled: false });
      expect(await trail(id)).toMatchObject({ enabled: false, evaluated: 0 });
      await happen(name);
      await look();
      await tenant.call('PATCH', `/automations/${id}`, { enabled: true });
      expect(await trail(id)).toMatchObject({ enabled: true, evaluated: 0, matched: 0, fired: 0, last_fired: before, results: [{ kind: 'fired' }] });
    });

    it('is kept for as long as decisions are', async () => {
      const name = aName();
      const id = await create(reactive(name), { actions: [] });
      await happen(name);
      await look();
      await tenant.call('PUT', '/admin/decisions', { retention_days: 5 });
      const today = Math.floor(Date.now() / 86_400_000);
      await dropExpired(tenant.ctx, TRAIL, today + 4);
      expect((await trail(id)).results).toHaveLength(1);
      await dropExpired(tenant.ctx, TRAIL, today + 6);
      expect((await trail(id)).results).toEqual([]);
    });
  });

  it('does not evaluate by what an automation was before it changed', async () => {
    const name = aName();
    const id = await create(reactive(name), { actions: [] });
    await happen(name);
    const rows = app.app.get(EvaluationsRepository, { strict: false });
    const { moveProgress } = rows;
    let refused = 0;
    // The change comes between the reading of the log and the end of the evaluation.
    rows.moveProgress = async (...sent) => {
      rows.moveProgress = moveProgress;
      await tenant.call('PATCH', `/automations/${id}`, { enabled: false });
      await moveProgress.apply(rows, sent).catch((error: unknown) => {
        if (error instanceof Overtaken) refused++;
        throw error;
      });
    };
    await look();
    expect(refused).toBe(1);
    expect((await trail(id)).results).toEqual([]);
  });
});
