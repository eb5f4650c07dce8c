import { v7 as uuidv7 } from 'uuid';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { ApiKeysService } from '../../control/api-keys/api-keys.service.js';
import { WorkspacesService } from '../../control/workspaces/workspaces.service.js';
import { anEvent, Client } from './events.testing.js';

interface Told {
  id: string;
  event: string;
}

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

describe('/events/out of an account', () => {
  let app: TestApp;
  let origin: string;
  let tenant: Tenant;
  let stranger: Tenant;
  let second: string;
  const clients: Client[] = [];

  beforeAll(async () => {
    app = await testApp();
    await app.app.listen(0, '127.0.0.1');
    origin = (await app.app.getUrl()).replace('http', 'ws');
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    second = await newWorkspace('second');
  }, 60_000);
  afterEach(() => {
    for (const client of clients.splice(0)) client.cut();
  });
  afterAll(() => app.close());

  const owner = () => ({ actorId: tenant.user.actorId, userId: tenant.user.id, via: { kind: 'operator' } as const });
  const newWorkspace = async (handle: string): Promise<string> => {
    const { id } = await app.app.get(WorkspacesService, { strict: false }).create(owner(), tenant.account.id, { name: handle, handle, description: null });
    return id;
  };
  const open = async (accountId = tenant.account.id): Promise<Client> => {
    const client = await Client.open(`${origin}/api/accounts/${accountId}/events/out`, { subprotocol: 'prefect' });
    clients.push(client);
    return client;
  };
  const follow = async (filter: object, key = tenant.key): Promise<Client> => {
    const client = await open();
    client.send({ type: 'auth', token: key });
    expect(await client.frame()).toBe('{"type":"auth_success"}');
    client.send({ type: 'filter', filter: { occurred: { since: ago(60_000), until: ago(-3_600_000) }, ...filter } });
    return client;
  };
  const next = async (client: Client): Promise<Told> => (JSON.parse(await client.frame()) as { event: Told }).event;
  const emit = async (workspaceId: string, events: readonly object[], by = tenant): Promise<void> => {
    const url = `/api/accounts/${by.account.id}/workspaces/${workspaceId}/events`;
    const sent = await app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${by.key}` }, payload: JSON.stringify(events) });
    expect(sent.status).toBe(204);
  };

  it('tells what was in each workspace by its time, then what comes in any, and nothing of another account', async () => {
    const event = `spec.${uuidv7()}`;
    const first = tenant.workspace.id;
    const past = [30_000, 20_000, 10_000].map((ms) => anEvent({ event, occurred: ago(ms) }));
    await emit(first, [past[0], past[2]] as object[]);
    await emit(second, [past[1]] as object[]);
    await emit(stranger.workspace.id, [anEvent({ event, occurred: ago(15_000) })], stranger);
    const client = await follow({ event: { name: [event] } });
    expect([await next(client), await next(client), await next(client)].map(({ id }) => id)).toEqual(past.map(({ id }) => id));
    for (const workspaceId of [second, first]) {
      const live = anEvent({ event });
      await emit(stranger.workspace.id, [anEvent({ event })], stranger);
      await emit(workspaceId, [live]);
      expect((await next(client)).id).toBe(live.id);
    }
  });

  it('tells of a workspace that is made while it is listened to, from its beginning on, and goes on when one is deleted', async () => {
    const event = `spec.${uuidv7()}`;
    const client = await follow({ event: { name: [event] } });
    const made = await newWorkspace(`made-${uuidv7()}`);
    const events = [anEvent({ event, occurred: ago(1_000) }), anEvent({ event })];
    for (const one of events) {
      await emit(made, [one]);
      expect((await next(client)).id).toBe(one.id);
    }
    await app.app.get(WorkspacesService, { strict: false }).delete(owner(), tenant.account.id, made);
    const last = anEvent({ event });
    await emit(second, [last]);
    expect((await next(client)).id).toBe(last.id);
  });

  it('closes with 1008 on who has no key, or is of another account, and once the key is deleted', async () => {
    for (const [accountId, token] of [
      [tenant.account.id, 'pnu_wrong'],
      [tenant.account.id, stranger.key],
      ['nothing', tenant.key],
    ] as const) {
      const client = await open(accountId);
      client.send({ type: 'auth', token });
      expect(await client.closed).toMatchObject({ code: 1008 });
    }
    const keys = app.app.get(ApiKeysService, { strict: false });
    const { key, apiKey } = await keys.create(owner(), { name: 'for-a-while', expiration: null });
    const client = await follow({}, key);
    await keys.delete(owner(), apiKey.id);
    expect(await client.closed).toMatchObject({ code: 1008 });
  });
});
