import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, eventually, isOver, type Run } from './support/api.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';
import { Talk } from './support/talk.js';

const bin = findSdk();
const withSdk = bin ? describe : describe.skip;

withSdk('with the unmodified SDK', () => {
  let server: Server;
  let connection: Connection;
  let api: Api;
  let sdk: Sdk;
  const talks: Talk[] = [];
  const results = mkdtempSync(join(tmpdir(), 'eparch-results-'));

  beforeAll(async () => {
    server = await Server.start();
    connection = await server.newTenant('acme');
    api = new Api(connection);
    sdk = Sdk.of(bin ?? '', connection, { PREFECT_LOCAL_STORAGE_PATH: results, PREFECT_RUNNER_POLL_FREQUENCY: '1' });
  }, 120_000);
  afterEach(async () => {
    await Promise.all(talks.splice(0).map(async (talk) => talk.kill()));
  });
  afterAll(async () => {
    await server.remove();
    rmSync(results, { recursive: true, force: true });
  });

  const talk = (child: ConstructorParameters<typeof Talk>[0]): Talk => {
    const begun = new Talk(child);
    talks.push(begun);
    return begun;
  };
  const flow = (what: string, ...args: string[]): Talk => talk(sdk.spawnPython('interaction.py', what, ...args));
  const resume = async (id: string, runInput: object) => (await api.call('POST', `/flow_runs/${id}/resume`, { run_input: runInput })).body;
  const inState = async (id: string, name: string): Promise<Run> =>
    eventually(
      () => api.flowRun(id),
      (run) => run.state_name === name,
      60_000,
    );

  const answerThePause = async (program: Talk): Promise<string> => {
    const id = (await program.json()) as string;
    await inState(id, 'Paused');
    // The client sends the schema after the state.
    await eventually(
      () => api.call('GET', `/flow_runs/${id}/input/paused-1-schema`),
      ({ status }) => status === 200,
    );
    expect(await resume(id, { n: 'many' })).toMatchObject({ status: 'REJECT', details: { type: 'abort_details' } });
    expect(await resume(id, { n: 42 })).toMatchObject({ status: 'ACCEPT', state: { type: 'RUNNING' } });
    expect(await program.json()).toEqual([42, 'none']);
    expect(await program.ended).toBe(0);
    return id;
  };

  it('a flow pauses for an answer, and goes on with one that fits, in cloud mode and in server mode', async () => {
    const plain = new Sdk(bin ?? '', { PREFECT_API_URL: connection.api_url, PREFECT_API_AUTH_STRING: connection.api_key });
    const programs = [flow('pausing'), talk(plain.spawnPython('interaction.py', 'pausing'))];
    for (const id of await Promise.all(programs.map(answerThePause)))
      expect((await api.flowRunStates(id)).join(' ')).toBe('Pending Running Paused Running Completed');
  }, 90_000);

  describe('a process that serves deployments', () => {
    let served: Talk;
    beforeAll(async () => {
      served = new Talk(sdk.spawnPython('served.py'));
      await eventually(
        () => Promise.all(['suspending', 'parent'].map(async (name) => api.call('GET', `/deployments/name/${name}/served`))),
        (replies) => replies.every(({ status }) => status === 200),
        60_000,
      );
    }, 90_000);
    afterAll(async () => served.kill('SIGINT'));

    const begin = async (name: string): Promise<string> => {
      const { id } = (await api.call('GET', `/deployments/name/${name}/served`)).body as Run;
      return ((await api.call('POST', `/deployments/${id}/create_flow_run`, {})).body as Run).id;
    };
    const told = async (word: string): Promise<unknown> => (JSON.parse(await served.until(`["${word}", `)) as [string, unknown])[1];

    it('begins a suspended run again, which goes on with what was kept and with its answer', async () => {
      const id = await begin('suspending');
      await served.until('computed');
      expect(await told('has')).toBe('kept');
      await inState(id, 'Suspended');
      await eventually(
        async () => resume(id, { n: 5 }),
        (reply) => (reply as { status: string }).status === 'ACCEPT',
      );
      expect(await told('has')).toBe('kept');
      expect(await told('told')).toBe(5);
      await inState(id, 'Completed');
      expect(served.lines.filter((line) => line.includes('computed'))).toHaveLength(1);
      expect((await api.flowRunStates(id)).filter((name) => name !== 'Late').join(' ')).toBe(
        'Scheduled Pending Submitting Running Suspended Resuming Pending Submitting Running Completed',
      );
      expect(await api.flowRun(id)).toMatchObject({ run_count: 1 });
    }, 120_000);

    it('ends a cancelled run and the subflows that it runs, all of them cancelled', async () => {
      const id = await begin('parent');
      // They begin at the same time.
      const children = new Map<string, string>();
      while (children.size < 2) {
        const [who, childId] = JSON.parse(await served.until('["')) as [string, string];
        if (who === 'one' || who === 'two') children.set(who, childId);
      }
      expect(await sdk.prefect('flow-run', 'cancel', id)).toContain('successfully scheduled for cancellation');
      for (const run of [id, ...children.values()]) await inState(run, 'Cancelled');
      expect((await api.flowRunStates(id)).slice(-2)).toEqual(['Cancelling', 'Cancelled']);
    }, 120_000);
  });

  it('a flow receives what it is sent, in order, with its sender', async () => {
    const program = flow('receiving');
    const sender = `prefect.flow-run.${(await program.json()) as string}`;
    expect([await program.json(), await program.json()]).toEqual([
      [7, sender],
      ['text', sender],
    ]);
    expect(await program.ended).toBe(0);
  }, 60_000);

  it('transactions keep what succeeds and undo what does not', async () => {
    const program = flow('transacting');
    await program.json();
    expect(await program.json()).toEqual(['write a', 'keep', 'write b', 'undo']);
    expect(await program.ended).toBe(0);
  }, 60_000);

  it('the command line watches a run to its end, streams what happens, cancels and deletes', async () => {
    const stream = talk(sdk.spawnPrefect('event', 'stream', '--format', 'json'));
    const slow = talk(sdk.spawnPython('slow.py'));
    const id = await slow.line();
    const watch = talk(sdk.spawnPrefect('flow-run', 'watch', id));
    await watch.until('prefect.flow-run.Running');
    await stream.until(`prefect.flow-run.${id}`);
    slow.say('enough');
    await stream.until('prefect.flow-run.Completed');
    expect(await watch.ended).toBe(0);
    // Its events came over one socket, its log lines over another.
    expect(watch.lines.join('\n')).toMatch(/prefect\.flow-run\.Completed[^]*Finished in state Completed\(\)/);

    const { id: flowId } = (await api.call('POST', '/flows/', { name: 'doomed' })).body as Run;
    const run = (await api.call('POST', '/flow_runs/', { flow_id: flowId, state: { type: 'RUNNING' } })).body as Run;
    expect(await sdk.prefect('flow-run', 'cancel', run.id)).toContain('successfully scheduled for cancellation');
    await stream.until('prefect.flow-run.Cancelling');
    expect((await api.flowRun(run.id)).state_name).toBe('Cancelling');
    expect(await sdk.prefect('--no-prompt', 'flow-run', 'delete', run.id)).toContain('Successfully deleted');
    await expect(sdk.prefect('flow-run', 'cancel', run.id)).rejects.toThrow('not found');
  }, 120_000);

  it('background tasks all run to their end, though one of two task workers is killed', async () => {
    const [doomed, steady] = [talk(sdk.spawnPython('background.py', 'serve', '2')), talk(sdk.spawnPython('background.py', 'serve', '2'))];
    const connected = async (): Promise<unknown[]> => (await api.call('POST', '/task_workers/filter', {})).body as unknown[];
    await eventually(connected, ({ length }) => length === 2, 60_000);
    const caller = talk(sdk.spawnPython('background.py', 'delay', '16', '1'));
    const ids = (await caller.json()) as string[];
    await Promise.all([doomed.until('begin'), steady.until('begin')]);
    await doomed.kill();
    // What it had taken and not begun waits again, and what it ran is tried again, once it is given up.
    const states = (await caller.json()) as [state: string, result: string][];
    expect(states.map(([name]) => name)).toEqual(Array<string>(16).fill('Completed'));
    const runs = await eventually(
      async () => (await api.call('POST', '/task_runs/filter', { task_runs: { id: { any_: ids } } })).body as Run[],
      (found) => found.every(isOver),
    );
    expect(runs).toHaveLength(16);
    expect(states.filter(([, result]) => result.endsWith(`by ${steady.pid}`)).length).toBeGreaterThanOrEqual(8);
    await eventually(connected, ({ length }) => length === 1);
  }, 180_000);
});
