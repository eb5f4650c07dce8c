import { tell, writesOf, type FollowedTable } from './writes.js';

type Told = [table: FollowedTable, ids: readonly string[] | null];

function toldBy(name: string, text: string, rows: readonly { readonly id?: unknown }[] = []): Told[] {
  const writes = writesOf(name, text);
  const told: Told[] = [];
  if (writes) tell(writes, rows, (...news) => told.push(news));
  return told;
}

describe('what a statement tells', () => {
  it('is nothing where it only reads, or writes what nobody follows', () => {
    expect(writesOf('variable.find', 'select id from ws_a.variable where id = $1 for update of variable')).toBeNull();
    expect(writesOf('flow_run.patch', 'update ws_a.flow_run set name = $1 where id = $2 returning id')).toBeNull();
    expect(writesOf('log.delete', 'delete from ws_a.log where id = $1')).toBeNull();
  });

  it('is the ids of its own table’s rows, as it answers them', () => {
    const text =
      'with made as (insert into ws_a.variable (id) values ($1) returning id), told as (insert into ws_a.event (id) select id from made) select id from made';
    expect(toldBy('variable.insert', text, [{ id: 'a' }, { id: 'b' }])).toEqual([
      ['event', null],
      ['variable', ['a', 'b']],
    ]);
  });

  it('is no id where the rows are another table’s, have none, or are many', () => {
    const update = 'update ws_a.variable set name = $1 returning id';
    expect(toldBy('flow_run.touch', update, [{ id: 'run' }])).toEqual([['variable', null]]);
    expect(toldBy('variable.touch', update, [{ id: 'a' }, {}])).toEqual([['variable', null]]);
    expect(
      toldBy(
        'variable.touch',
        update,
        Array.from({ length: 101 }, (_, n) => ({ id: `${n}` })),
      ),
    ).toEqual([['variable', null]]);
  });

  it('is that there is more of what is copied', () => {
    expect(toldBy('log.copy', 'copy ws_a.log (id, message) from stdin')).toEqual([['log', null]]);
  });

  it('is nothing where no row of its own came back', () => {
    expect(toldBy('variable.touch', 'update ws_a.variable set name = $1 where id = $2 returning id')).toEqual([]);
    const quiet = 'with polled as (update ws_a.work_queue q set last_polled = now() returning q.id) select id from polled where (status is null)';
    expect(toldBy('work_queue.mark', quiet)).toEqual([]);
  });

  it('is that anything may have changed where no rows can come back', () => {
    for (const text of [
      'update ws_a.work_pool set name = $1 where id = any($2::uuid[])',
      'insert into ws_a.work_pool (id) select id from unnest($1::uuid[]) as id',
      'with gone as (delete from ws_a.note returning id) update ws_a.work_pool p set name = gone.id from gone',
    ]) {
      expect(toldBy('work_pool.save', text)).toEqual([['work_pool', null]]);
    }
  });

  it('is also what goes with it', () => {
    expect(toldBy('flow.delete', 'delete from ws_a.flow where id = $1 returning id', [{ id: 'f' }])).toEqual([
      ['flow', ['f']],
      ...['deployment', 'backfill', 'deployment_schedule', 'deployment_version', 'sla', 'sla_violation'].map((table) => [table, null]),
    ]);
  });
});
