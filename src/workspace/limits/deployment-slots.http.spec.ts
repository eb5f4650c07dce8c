import { Deployments } from '../deployments/deployments.testing.js';

interface Answer {
  readonly status: string;
  readonly state: { readonly name: string; readonly state_details: { readonly deployment_concurrency_lease_id: string | null } };
}

describe('the limit of a deployment over HTTP', () => {
  let own: Deployments;
  beforeAll(async () => (own = await Deployments.open()));
  afterAll(() => own.close());

  const newRun = async (deploymentId: string): Promise<string> => {
    const { body } = await own.tenant.call('POST', `/deployments/${deploymentId}/create_flow_run`, {});
    return (body as { id: string }).id;
  };
  const set = async (id: string, type: string): Promise<Answer> =>
    (await own.tenant.call('POST', `/flow_runs/${id}/set_state`, { state: { type } })).body as Answer;
  const claim = async (deploymentId: string): Promise<Answer> => set(await newRun(deploymentId), 'PENDING');
  const slotsOf = async (deploymentId: string) => (await own.read(deploymentId)).global_concurrency_limit?.active_slots;

  it('holds from the moment it is set until it is taken away', async () => {
    const { id } = await own.deploy();
    expect(await claim(id)).toMatchObject({ status: 'ACCEPT', state: { state_details: { deployment_concurrency_lease_id: null } } });
    await own.tenant.call('PATCH', `/deployments/${id}`, { concurrency_limit: 1 });
    const first = await newRun(id);
    expect(await set(first, 'PENDING')).toMatchObject({ status: 'ACCEPT', state: { state_details: { deployment_concurrency_lease_id: expect.any(String) } } });
    expect(await claim(id)).toMatchObject({ status: 'REJECT', state: { name: 'AwaitingConcurrencySlot' } });
    expect(await slotsOf(id)).toBe(1);
    expect((await own.tenant.call('DELETE', `/flow_runs/${first}`)).status).toBe(204);
    expect(await slotsOf(id)).toBe(0);
    await claim(id);
    await own.tenant.call('PATCH', `/deployments/${id}`, { concurrency_limit: null });
    expect(await claim(id)).toMatchObject({ status: 'ACCEPT', state: { state_details: { deployment_concurrency_lease_id: null } } });
  });

  it('may be a global one that deployments share, and cancel what finds no slot', async () => {
    const { body: limit } = await own.tenant.call('POST', '/v2/concurrency_limits/', { name: 'shared', limit: 1 });
    const shared = { global_concurrency_limit_id: (limit as { id: string }).id };
    const [one, two] = [await own.deploy(shared), await own.deploy({ ...shared, concurrency_options: { collision_strategy: 'CANCEL_NEW' } })];
    expect(await claim(one.id)).toMatchObject({ status: 'ACCEPT' });
    expect(await claim(two.id)).toMatchObject({ status: 'REJECT', state: { name: 'Cancelled', message: 'Deployment concurrency limit reached.' } });
    expect(await slotsOf(two.id)).toBe(1);
  });
});
