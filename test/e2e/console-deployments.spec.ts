import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Api, eventually } from './support/api.js';
import { findChromium, Visitor } from './support/browser.js';
import { findSdk, Sdk } from './support/sdk.js';
import { ROOT, Server, type Connection } from './support/server.js';
import { Talk } from './support/talk.js';

const chromium = findChromium();
const bin = findSdk();

const FLOW = join(ROOT, 'test', 'e2e', 'flows', 'worked.py:held');
/** As pydantic writes a model, and one of two. */
const ASKED = {
  type: 'object',
  required: ['owner'],
  properties: {
    owner: { $ref: '#/definitions/Owner', title: 'owner', position: 0 },
    pet: { anyOf: [{ $ref: '#/definitions/Cat' }, { $ref: '#/definitions/Dog' }], title: 'pet', position: 1, default: { kind: 'cat' } },
    ratio: { type: 'number', title: 'ratio', position: 2, default: 'RATIO' },
  },
  definitions: {
    Owner: {
      type: 'object',
      required: ['age'],
      properties: { age: { type: 'number', title: 'Age', maximum: 150 }, nick: { type: 'string', title: 'Nick', default: 'none yet' } },
    },
    Cat: { type: 'object', title: 'Cat', properties: { kind: { const: 'cat', default: 'cat' } } },
    Dog: { type: 'object', title: 'Dog', properties: { kind: { const: 'dog', default: 'dog' }, tricks: { type: 'integer', title: 'Tricks' } } },
  },
};
/** A worker's first steps, and those of a run, on a machine that has other things to do. */
const PATIENCE_MS = 90_000;
/** What is promised; the SDK's own heartbeats come every 30 seconds. */
const TOLD_WITHIN_MS = 20_000;

(chromium && bin ? describe : describe.skip)('deployments and work pools in the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eparch-console-'));
  let server: Server;
  let connection: Connection;
  let api: Api;
  let sdk: Sdk;
  let ada: Visitor;
  let page: Page;
  let worker: Talk | null = null;
  let home: string;
  let deploymentId: string;
  beforeAll(async () => {
    server = await Server.start();
    connection = await server.newTenant('acme');
    api = new Api(connection);
    sdk = Sdk.of(bin ?? '', connection, { WORKED_FOLDER: folder, PREFECT_WORKER_QUERY_SECONDS: '1' });
    home = `${server.url}/account/${connection.account_id}/workspace/${connection.workspace_id}`;
    ada = await Visitor.start(chromium ?? '');
    ({ page } = ada);
  }, 120_000);
  afterAll(async () => {
    letGo();
    await worker?.kill();
    await ada.close();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** The run goes on until there is a file of its name. */
  const letGo = (): void => writeFileSync(join(folder, 'by-form'), '');
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
  const seen = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
  const deployment = async () =>
    (await api.call('GET', `/deployments/${deploymentId}`)).body as { paused: boolean; work_pool_name: string; schedules: { schedule: object }[] };

  /** A part of the journey, which goes on where the one before ended. */
  const step = (title: string, work: () => Promise<void>, timeoutMs = 120_000): void => it(title, () => ada.try(work), timeoutMs);

  step('teach, where there are none, how to make one', async () => {
    await page.goto(`${home}/deployments`);
    await page.getByLabel('E-mail').fill('acme@eparch.example');
    await page.locator('input[name=password]').fill('green horses fly');
    await button('Sign in').click();
    await heading('Deployments').waitFor();
    await seen('There are no deployments yet');
    await seen(/prefect deploy/);
    await link('Work pools').click();
    await seen('There are no work pools yet');
    await api.call('POST', '/work_pools/', { name: 'my pool', type: 'process' });
    // Without a reload.
    await link('my pool').click();
    await seen('No worker has come yet');
    await seen('prefect worker start --pool "my pool"');
  });

  step(
    'show what the command line deployed, at the address that it printed',
    async () => {
      const said = await sdk.prefect('--no-prompt', 'deploy', FLOW, '--name', 'by-cli', '--pool', 'my pool');
      const [address = '', id = ''] = /http\S+\/deployments\/deployment\/([0-9a-f-]{36})/.exec(said.replaceAll(/\s*\n\s*/g, '')) ?? [];
      deploymentId = id;
      await page.goto(address);
      await heading('by-cli').waitFor();
      await seen('No worker of its pool is online');
      await seen('It has not run yet');
      await link('Deployments').first().click();
      await page.getByLabel('Search deployments and flows by name').fill('HELD');
      await link('by-cli').waitFor();
      await page.getByLabel('Search deployments and flows by name').fill('nothing like it');
      await seen('Nothing fits');
      await button('Show everything').click();
      await link('by-cli').click();
      await link('my pool').click();
      await heading('my pool').waitFor();
    },
    120_000,
  );

  step(
    'show a worker as soon as it comes',
    async () => {
      worker = new Talk(sdk.spawnPrefect('worker', 'start', '--pool', 'my pool', '--name', 'ada’s'));
      await page.getByRole('row', { name: /ada’s/ }).getByText('Online').waitFor({ timeout: PATIENCE_MS });
      await page.getByText('Ready', { exact: true }).first().waitFor();
    },
    PATIENCE_MS + 10_000,
  );

  step(
    'run a deployment with parameters by form, and show the run until it ends',
    async () => {
      await page.getByRole('tab', { name: 'Deployments 1' }).click();
      await link('Run by-cli').click();
      await heading('Run by-cli').waitFor();
      await page.getByText('JSON', { exact: true }).click();
      const json = page.getByLabel('Parameters as JSON');
      await json.fill('{"name": 5}');
      await button('Run now').click();
      await seen(/5 is not of type 'string'/);
      await json.fill('{"name": "by-json"}');
      await page.getByText('Form', { exact: true }).click();
      const name = page.getByRole('region', { name: 'Parameters' }).getByRole('textbox');
      expect(await name.inputValue()).toBe('by-json');
      await name.fill('by-form');
      await page.getByLabel('Name', { exact: true }).fill('held-by-hand');
      await page.getByRole('combobox', { name: 'Tags' }).fill('console');
      await page.getByRole('combobox', { name: 'Tags' }).press('Enter');
      await button('Run now').click();
      await heading('held-by-hand').waitFor();
      await page.locator('h1 ~ .state[data-state=RUNNING]').waitFor({ timeout: PATIENCE_MS });
      const runId = page.url().split('/').at(-1) ?? '';
      expect((await api.call('GET', `/flow_runs/${runId}`)).body).toMatchObject({
        parameters: { name: 'by-form' },
        tags: ['console'],
        deployment_id: deploymentId,
      });
      letGo();
      // Without a reload.
      await page.locator('h1 ~ .state[data-state=COMPLETED]').waitFor({ timeout: PATIENCE_MS });
      await page.goto(`${home}/deployments/deployment/${deploymentId}`);
      await link('held-by-hand').waitFor();
      await page.getByRole('group', { name: /^Last 1 runs/ }).waitFor();
    },
    2 * PATIENCE_MS + 30_000,
  );

  step('pause a deployment, and take it back', async () => {
    await page.getByRole('switch', { name: 'The deployment by-cli is active' }).press('Space');
    await seen('by-cli is paused');
    await eventually(deployment, ({ paused }) => paused);
    await button('Undo').click();
    await page.getByRole('switch', { name: 'The deployment by-cli is active' }).waitFor();
    await eventually(deployment, ({ paused }) => !paused);
  });

  step('keep a schedule whose times were seen before, switch it off and delete it', async () => {
    await page.getByRole('tab', { name: /Schedules/ }).click();
    await button('New schedule').click();
    const editor = page.getByRole('dialog');
    await editor.getByLabel('Cron expression').fill('every morning');
    await editor.getByText(/Invalid cron string/).waitFor();
    await editor.getByLabel('Cron expression').fill('0 9 * * 1-5');
    await editor.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Tokyo');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
    await editor.getByText('At 09:00 on weekdays (Asia/Tokyo)').waitFor();
    expect(await editor.locator('.times tbody tr').count()).toBe(10);
    await editor.getByRole('button', { name: 'Create schedule' }).click();
    const schedule = page.getByRole('article', { name: 'At 09:00 on weekdays (Asia/Tokyo)' });
    await schedule.getByText('Next ten times').click();
    await schedule.getByRole('columnheader', { name: 'The schedule’s (Asia/Tokyo)' }).waitFor();
    expect((await deployment()).schedules).toMatchObject([{ active: true, schedule: { cron: '0 9 * * 1-5', timezone: 'Asia/Tokyo' } }]);
    await schedule.getByRole('switch').press('Space');
    await schedule.getByText('not active').waitFor();
    await schedule.getByRole('button', { name: /^Delete/ }).click();
    await button('Delete schedule').click();
    await schedule.waitFor({ state: 'detached' });
    expect((await deployment()).schedules).toEqual([]);
  });

  step('make the runs of a past window, counted before, and cancel them', async () => {
    await api.call('POST', '/work_pools/', { name: 'nobody', type: 'process' });
    await api.call('PATCH', `/deployments/${deploymentId}`, {
      work_pool_name: 'nobody',
      schedules: [{ schedule: { cron: '0 9 * * *', timezone: 'UTC' }, slug: 'nine' }],
    });
    await page.goto(`${home}/deployments/deployment/${deploymentId}?tab=schedules`);
    await page.getByRole('combobox', { name: 'What schedules miss while no server runs' }).click();
    await page.getByRole('option', { name: 'is made up for in full' }).click();
    await button('Undo').click();
    await seen('What is missed from now on is left alone.');
    await button('Backfill a past window').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('From').fill('2026-03-01T00:00');
    await form.getByLabel('Until').fill('2026-03-05T00:00');
    await form.getByLabel('Runs at a time').fill('2');
    await form.getByText("'name' is a required property").waitFor();
    await form.getByLabel('Parameters').fill('{"name": "past"}');
    await form.getByRole('button', { name: 'Make 4 runs' }).click();
    const backfill = page.getByRole('article', { name: /^Backfill Mar 1, 2026/ });
    await backfill.getByText('0 of 4 have ended, 2 waiting').waitFor();
    await backfill.getByRole('button', { name: 'Cancel' }).click();
    await button('Cancel backfill').click();
    await backfill.getByText('2 of 4 have ended, 2 cancelled').waitFor();
  });

  step('show what a version changed, and go back to the one before', async () => {
    await page.goto(`${home}/deployments/deployment/${deploymentId}?tab=versions`);
    const moved = page.getByRole('article', { name: 'Version 2' });
    await moved.getByText('What changed').click();
    await moved.getByText('Work pool', { exact: true }).waitFor();
    await moved.locator('pre[data-side=to]', { hasText: 'nobody' }).waitFor();
    await page.getByRole('article', { name: 'Version 1' }).getByRole('button', { name: 'Make current' }).click();
    await seen('Version 1 is current');
    await button('Undo').click();
    await seen('Version 2 is current');
    await eventually(deployment, ({ work_pool_name: pool }) => pool === 'nobody');
    await moved.getByText('current', { exact: true }).waitFor();
    await button('Delete version 1').click();
    await button('Delete version').last().click();
    await page.getByRole('article', { name: 'Version 1' }).waitFor({ state: 'detached' });
  });

  step('make a branch to try something on, and delete it', async () => {
    await button('New branch').click();
    const form = page.getByRole('dialog', { name: /^New branch of/ });
    await form.getByLabel('Branch').fill('fix/1');
    await form.getByRole('button', { name: 'Make the branch' }).click();
    await heading(/@fix-1$/).waitFor();
    await seen('Branch of');
    await button('More that can be done with this deployment').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await button('Delete deployment').click();
    await link('by-cli').waitFor();
    await link('by-cli@fix-1').waitFor({ state: 'detached' });
  });

  step(
    'say that a worker is gone within twenty seconds of its death',
    async () => {
      await page.goto(`${home}/work-pools/work-pool/my%20pool`);
      await page.getByRole('row', { name: /ada’s/ }).getByText('Online').waitFor();
      await worker?.kill('SIGKILL');
      await page.getByRole('row', { name: /ada’s/ }).getByText('Offline').waitFor({ timeout: TOLD_WITHIN_MS });
      await seen('No worker is there');
    },
    60_000,
  );

  step('pause and limit a pool, and give it a queue with a page of its own', async () => {
    await page.getByRole('switch', { name: 'The pool my pool is active' }).press('Space');
    await page.getByRole('heading', { level: 1 }).locator('~ .state').getByText('Paused').waitFor();
    await button('Undo').click();
    await button('More that can be done with this pool').click();
    await page.getByRole('menuitem', { name: 'Edit limit and description' }).click();
    await page.getByRole('dialog').getByLabel('Concurrency limit').fill('3');
    await button('Save').click();
    await seen('0 of 3');
    await page.getByRole('tab', { name: /Queues/ }).click();
    await button('New queue').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('urgent');
    await form.getByLabel('Priority').fill('1');
    await button('Create queue').click();
    await link('urgent').click();
    await heading('urgent').waitFor();
    expect(page.url()).toContain('/work-queues/work-queue/');
    await button('More that can be done with this queue').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await button('Delete queue').click();
    await heading('my pool').waitFor();
    await page.getByRole('tab', { name: 'Queues 1' }).waitFor();
  });

  step('show who holds the slots of a limit and who waits, and take them away', async () => {
    await page.goto(`${home}/concurrency-limits`);
    await seen('prefect global-concurrency-limit create db --limit 5');
    await button('New limit').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('db');
    await form.getByRole('button', { name: 'Create limit' }).click();
    await link('db').click();
    await heading('db').waitFor();
    await seen('Nobody: all slots are free.');
    const [{ id: runId = '', name = '' } = {}] = (await api.call('POST', '/flow_runs/filter', { limit: 1 })).body as { id: string; name: string }[];
    const lease = (holder: object | null) => api.call('POST', '/v2/concurrency_limits/increment-with-lease', { names: ['db'], slots: 1, holder });
    await lease({ type: 'flow_run', id: runId });
    // Without a reload.
    await page.getByRole('region', { name: 'Held by' }).getByRole('link', { name }).waitFor();
    const waiting = page.getByRole('region', { name: 'Waiting' }).getByRole('link', { name: 'by-cli' });
    // Asks again, as clients do.
    while (!(await waiting.isVisible())) await lease({ type: 'deployment', id: deploymentId });
    await button('Release').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    await seen('Nobody: all slots are free.');
    await page.getByRole('switch', { name: 'The limit db is active' }).press('Space');
    await page.getByRole('switch', { name: 'The limit db is off' }).waitFor();
    await button('Undo').click();
    await page.getByRole('switch', { name: 'The limit db is active' }).waitFor();
  });

  step('show an asset with its lineage, and delete it', async () => {
    await page.goto(`${home}/assets`);
    await seen('There are no assets yet');
    const asset = (key: string, of: readonly string[]) => ({
      id: randomUUID(),
      occurred: new Date().toISOString(),
      event: 'prefect.asset.materialization.succeeded',
      resource: { 'prefect.resource.id': key },
      related: of.map((one) => ({ 'prefect.resource.id': one, 'prefect.resource.role': 'asset' })),
    });
    await api.call('POST', '/events', [asset('s3://lake/raw.csv', []), asset('s3://lake/clean.csv', ['s3://lake/raw.csv'])]);
    // Without a reload.
    await link('s3://lake/clean.csv').click();
    await heading('clean.csv').waitFor();
    const lineage = page.getByRole('group', { name: /^Lineage/ });
    await lineage.getByRole('link', { name: /raw\.csv/ }).press('Enter');
    await heading('raw.csv').waitFor();
    await lineage.getByRole('link', { name: /clean\.csv/ }).waitFor();
    await button('Delete').click();
    await button('Delete asset').click();
    await heading('Assets').waitFor();
    await link('s3://lake/raw.csv').waitFor({ state: 'detached' });
    await link('s3://lake/clean.csv').waitFor();
  });

  step('keep a promise of a deployment, among those of all', async () => {
    await page.goto(`${home}/deployments/deployment/${deploymentId}?tab=slas`);
    await button('New SLA').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('in time');
    await form.getByLabel('than').fill('0');
    await form.getByRole('button', { name: 'Create SLA' }).click();
    await form.locator('[aria-invalid=true]').waitFor();
    await form.getByLabel('than').fill('5');
    await form.getByRole('button', { name: 'Create SLA' }).click();
    await page.getByRole('article', { name: 'in time' }).getByText('A run takes at most 5 minutes.').waitFor();
    await link('SLAs').click();
    await page.getByText('Not kept', { exact: true }).click();
    await seen('Nothing fits');
    await page.getByText('Kept', { exact: true }).click();
    await page.getByRole('switch', { name: 'The SLA in time is on' }).press('Space');
    await seen('in time is off');
    await button('Undo').click();
    await link('in time').click();
    await button('Delete in time').click();
    await button('Delete SLA').click();
    await seen('It promises nothing yet');
  });

  step('ask by form for models, for one of several, and for numbers as they are written', async () => {
    const flow = (await api.call('POST', '/flows/', { name: 'asking' })).body as { id: string };
    const deployed = await fetch(`${connection.api_url}/deployments/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${connection.api_key}`, 'content-type': 'application/json' },
      // JavaScript would write it as 2.
      body: JSON.stringify({ name: 'asked', flow_id: flow.id, parameter_openapi_schema: ASKED }).replace('"RATIO"', '2.0'),
    });
    const { id } = (await deployed.json()) as { id: string };
    await page.goto(`${home}/deployments/deployment/${id}/run`);
    const owner = page.getByRole('group', { name: 'owner' });
    await owner.getByRole('textbox', { name: 'Age' }).fill('999');
    expect(await owner.getByRole('textbox', { name: 'Nick' }).inputValue()).toBe('none yet');
    expect(await page.getByRole('textbox', { name: 'ratio' }).inputValue()).toBe('2.0');
    await page.getByRole('combobox', { name: 'Kind of pet' }).click();
    await page.getByRole('option', { name: 'Dog' }).click();
    await page.getByRole('textbox', { name: 'Tricks' }).fill('7');
    await button('Run now').click();
    await seen('age: 999 is greater than the maximum of 150');
    await owner.getByRole('textbox', { name: 'Age' }).fill('36.0');
    await button('Run now').click();
    await page.waitForURL(/flow-run/);
    const { text } = await api.ask('GET', `${api.connection.api_url}/flow_runs/${page.url().split('/').at(-1) ?? ''}`);
    expect(text).toContain('"parameters":{"owner":{"nick":"none yet","age":36.0},"pet":{"kind":"dog","tricks":7}}');
    await api.call('DELETE', `/deployments/${id}`);
  });

  step('delete a deployment after asking', async () => {
    await page.goto(`${home}/deployments/deployment/${deploymentId}`);
    await button('More that can be done with this deployment').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await button('Keep it').click();
    await button('More that can be done with this deployment').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await button('Delete deployment').click();
    await seen('There are no deployments yet');
    expect((await api.call('GET', `/deployments/${deploymentId}`)).status).toBe(404);
  });

  step('show what happened, narrowed by the address, each with what it was about', async () => {
    await page.goto(`${home}/events?name=prefect.deployment.*`);
    await heading('Events').waitFor();
    await link('prefect.deployment.deleted').first().waitFor();
    expect(await page.getByText('prefect.flow-run.').count()).toBe(0);
    await page.getByLabel('Event name; Enter adds it').fill('kitchen.*');
    await page.keyboard.press('Enter');
    await page.waitForURL(/name=kitchen/);
    await api.call('POST', '/events', [
      {
        id: randomUUID(),
        occurred: new Date().toISOString(),
        event: 'kitchen.coffee-made',
        resource: { 'prefect.resource.id': 'kitchen.1', 'prefect.resource.name': 'Kitchen' },
        related: [{ 'prefect.resource.id': `prefect.deployment.${deploymentId}`, 'prefect.resource.role': 'deployment', 'prefect.resource.name': 'by-cli' }],
        payload: { cups: 3 },
      },
    ]);
    // Without a reload.
    await link('kitchen.coffee-made').click();
    await seen('"cups": 3');
    await page.waitForURL(/\/events\/event\/\d{4}-\d{2}-\d{2}\/[0-9a-f-]{36}$/);
    await link('all about this resource').click();
    await page.waitForURL(/resource=kitchen\.1$/);
    await page.getByLabel('Search events for words').fill('+cups -tea');
    await page.waitForURL(/search=/);
    await link('kitchen.coffee-made').waitFor();
    await page.getByLabel('Search events for words').fill('tea');
    await seen('Nothing fits the search');
  });

  it('complained about nothing', () => expect(ada.complaints).toEqual([]));
});
