import { inTransaction, listQueries, type Query } from '@app/database';
import { testTenancy, type TestTenancy } from '@app/testing';
import { withRanges } from './decisions/recording/ranges.js';
import './events/events.repository.js';
import './logs/logs.repository.js';
import './runs.testing.js';
import './work-pools/polling/polls.repository.js';

/** Grow without bound, while a plan that was made for a prepared statement stays. */
const GROWING = /Seq Scan on (flow_run|flow_run_state|task_run|task_run_state|event_\w+|log_\w+|decision_\d+_\d+)\b/g;

describe('a prepared statement', () => {
  let tenants: TestTenancy;
  beforeAll(async () => (tenants = await testTenancy()));
  afterAll(async () => tenants.close());

  const planOf = async (query: Pick<Query<readonly unknown[], object>, 'text'>): Promise<string> => {
    const ctx = await tenants.newWorkspace();
    await withRanges(ctx, () => ctx.cell.query({ text: `insert into ${ctx.schema}.decision values (gen_random_uuid(), now(), '')` }));
    return inTransaction(ctx, async ({ schema, cell }) => {
      const text = query.text(schema);
      const params = Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
      await cell.query({ text: 'set local plan_cache_mode = force_generic_plan' });
      await cell.query({ text: `prepare hot as ${text}` });
      const lines = await cell.query<{ 'QUERY PLAN': string }>({
        text: `explain execute hot ${params > 0 ? `(${Array<string>(params).fill('null').join(', ')})` : ''}`,
      });
      await cell.query({ text: 'deallocate hot' });
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
  };

  const hot = listQueries().filter(({ prepared }) => prepared);
  it('is what this spec looks at', () => expect(hot.map(({ name }) => name)).toContain('flow_run.apply_transitions'));

  it.each(hot.map((query) => [query.name, query] as const))(
    '%s reads no growing table whole, however small that was when it was planned',
    async (_name, query) => {
      expect((await planOf(query)).match(GROWING)).toBeNull();
    },
  );
});
