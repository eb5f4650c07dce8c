import { parseJson, type JsonMap } from '@app/contract';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { openWorkPools } from '../runs.testing.js';

const TEMPLATE = JSON.stringify({
  job_configuration: { image: '{{ image }}', cpu: '{{ cpu }}' },
  variables: { type: 'object', required: ['image'], properties: { image: { type: 'string' }, cpu: { type: 'integer', default: 1 } } },
});

describe('job variables', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  const { pools, jobVariables } = openWorkPools();
  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    const nothing = { type: 'process', description: null, isPaused: false, concurrencyLimit: null, storageConfiguration: '{}' };
    await pools.create(ctx, { ...nothing, name: 'strict', baseJobTemplate: TEMPLATE });
    await pools.create(ctx, { ...nothing, name: 'open', baseJobTemplate: '{}' });
  });
  afterAll(() => tenants.close());

  const layer = (variables: object): JsonMap => parseJson(JSON.stringify(variables)) as JsonMap;
  const failure = async (layers: object[], ignoreRequired: boolean, pool = 'strict'): Promise<string | null> =>
    jobVariables.failure(ctx, pool, layers.map(layer), { ignoreRequired });

  it('fit their pool’s template, the later layer winning', async () => {
    expect(await failure([{ image: 'a' }], false)).toBeNull();
    expect(
      await failure(
        [
          { image: 7, cpu: 'x' },
          { image: 'a', cpu: 2 },
        ],
        false,
      ),
    ).toBeNull();
    expect(await failure([{ image: 'a' }, { image: 7 }], false)).toMatch(/^Validation failed for field 'image'\. Failure reason: 7 is not of type 'string'/);
  });

  it('may lack what is required as long as more may come', async () => {
    expect(await failure([{}], true)).toBeNull();
    expect(await failure([{}], false)).toBe("Validation failed. Failure reason: 'image' is a required property");
  });

  it('are any at all where the template is empty', async () => expect(await failure([{ image: 7 }], false, 'open')).toBeNull());

  it('need a pool that is there', async () => expect(failure([], true, 'nowhere')).rejects.toMatchObject({ code: 'work_pool.not_found' }));
});
