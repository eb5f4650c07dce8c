import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { barriersInBothThemes } from './support/accessible.js';
import { Api, eventually, type Run } from './support/api.js';
import { findChromium, Visitor } from './support/browser.js';
import { NOWHERE, pageAddresses } from './support/console-build.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';
import { Talk } from './support/talk.js';

const chromium = findChromium();
const bin = findSdk();

/** The SDK's programs take their time, on a machine that has other things to do. */
const PATIENCE_MS = 90_000;
/** What was clicked has changed the page. */
const DRAWN = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))';

(chromium && bin ? describe : describe.skip)('runs in the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eparch-console-'));
  let server: Server;
  let connection: Connection;
  let api: Api;
  let ada: Visitor;
  let page: Page;
  let served: Talk | null = null;
  let home: string;
  let automation: string;
  beforeAll(async () => {
    server = await Server.start();
    connection = await server.newTenant('acme');
    api = new Api(connection);
    served = new Talk(Sdk.of(bin ?? '', connection, { ACTING_FOLDER: folder, PREFECT_RUNNER_POLL_FREQUENCY: '1' }).spawnPython('acting.py'));
    home = `${server.url}/account/${connection.account_id}/workspace/${connection.workspace_id}`;
    ada = await Visitor.start(chromium ?? '');
    ({ page } = ada);
    await page.goto(home);
    await page.getByLabel('E-mail').fill('acme@eparch.example');
    await page.locator('input[name=password]').fill('green horses fly');
    await button('Sign in').click();
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await served?.kill();
    await ada.close();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const seen = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
  const inState = (type: string): Promise<void> => page.locator(`h1 ~ .state[data-state=${type}]`).waitFor({ timeout: PATIENCE_MS });

  /** A part of the journey, which goes on where the one before ended. */
  const step = (title: string, work: () => Promise<void>, timeoutMs = PATIENCE_MS): void => it(title, () => ada.try(work), timeoutMs);

  /** A new run of the flow's deployment, and its page. */
  async function begin(flow: string): Promise<string> {
    const deployment = await eventually(
      () => api.call('GET', `/deployments/name/${flow}/acted`),
      ({ status }) => status === 200,
      PATIENCE_MS,
    );
    const { id } = (await api.call('POST', `/deployments/${(deployment.body as Run).id}/create_flow_run`, {})).body as Run;
    await page.goto(`${home}/runs/flow-run/${id}`);
    return id;
  }

  step(
    'lead from a failed run to its reason, and from there to a retry that succeeds',
    async () => {
      const id = await begin('moody');
      await inState('FAILED');
      await page
        .getByRole('region', { name: 'Why' })
        .getByText(/the warehouse is away/)
        .waitFor();
      writeFileSync(join(folder, 'mended'), '');
      await button('Retry').click();
      await seen(/starts over/);
      // Without a reload.
      await inState('COMPLETED');
      expect(await api.flowRunStates(id)).toEqual(expect.arrayContaining(['Failed', 'AwaitingRetry', 'Completed']));
    },
    2 * PATIENCE_MS,
  );

  step(
    'ask, by a form, what a paused run wants to know',
    async () => {
      await begin('asking');
      const form = page.getByRole('region', { name: 'What it waits to be told' });
      await form.getByText('How many rows?').waitFor({ timeout: PATIENCE_MS });
      expect(await form.getByLabel('Note').inputValue()).toBe('none');
      await form.getByLabel('N *', { exact: true }).fill('1.5');
      await form.getByRole('button', { name: 'Answer and resume' }).click();
      await form.getByText('1.5 is not of type', { exact: false }).waitFor();
      await form.getByLabel('N *', { exact: true }).fill('42');
      await form.getByRole('button', { name: 'Answer and resume' }).click();
      await form.waitFor({ state: 'detached' });
      await inState('COMPLETED');
      expect(readFileSync(join(folder, 'told'), 'utf8')).toBe('42 none');
    },
    2 * PATIENCE_MS,
  );

  step(
    'let an automation be clicked together that fires when a flow fails, and show why it did',
    async () => {
      rmSync(join(folder, 'mended'));
      await page.goto(`${home}/automations`);
      await seen('There are no automations yet');
      await seen(/prefect automation create/);
      await page.getByRole('link', { name: 'Click one together' }).click();
      await heading('New automation').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('ask when moody fails');
      const enters = page.getByRole('combobox', { name: 'Enters one of the states' });
      await enters.fill('Crashed');
      await enters.press('Enter');
      await page.getByRole('combobox', { name: 'Of the flows' }).fill('moo');
      await page.getByRole('option', { name: 'moody' }).click();
      // The server’s fault stands at its field.
      await button('Create automation').click();
      await seen('Choose a deployment, or take that which the event is about.');
      const which = page.getByRole('combobox', { name: 'Which deployment' });
      // A click may fall between two lists: that of all, and that which the server has found.
      while ((await which.inputValue()) !== 'asking/acted') {
        await which.fill('asking');
        await page.getByRole('option', { name: 'asking/acted' }).click();
      }
      const sentence = 'When a flow run of the flow moody becomes Failed or Crashed, run the deployment asking/acted.';
      const test = page.getByRole('region', { name: 'What it would have done' });
      await test.getByText(sentence).waitFor();
      // The run that failed before.
      await test.getByText('It would have fired once in the last hour.').waitFor();
      await button('Create automation').click();
      await heading('ask when moody fails').waitFor();
      await seen(sentence);
      automation = page.url().split('/').at(-1) ?? '';
      await seen('Nothing has matched yet.');

      const failed = await begin('moody');
      await inState('FAILED');
      await page.goto(`${home}/automations/automation/${automation}`);
      const became = page.getByRole('region', { name: 'What became of it' });
      await became.getByText(/It fired at prefect.flow-run.Failed of /).waitFor({ timeout: PATIENCE_MS });
      await became.locator(`a[href$="/runs/flow-run/${failed}"]`).first().waitFor();
      await became.getByText('Action 1, run-deployment, was carried out.').waitFor({ timeout: PATIENCE_MS });
      await became.getByRole('link', { name: /^flow run / }).click();
      await inState('PAUSED');
      await page.getByRole('region', { name: 'What it waits to be told' }).waitFor();
    },
    3 * PATIENCE_MS,
  );

  step('switch an automation off and back on, and test and change it', async () => {
    await page.goto(`${home}/automations`);
    await page.getByRole('switch', { name: 'The automation ask when moody fails is on' }).press('Space');
    await seen('nothing fires it');
    await button('Undo').click();
    await page.getByRole('switch', { name: 'The automation ask when moody fails is on' }).waitFor();
    await page.getByLabel('Search automations by name').fill('nothing like it');
    await seen('Nothing fits');
    await button('Show everything').click();
    await page.getByRole('link', { name: 'ask when moody fails' }).click();
    await page.getByRole('tab', { name: 'Test' }).click();
    await button('Test').click();
    await page.getByRole('status', { name: 'What the test found' }).getByText('It would have fired 2 times in the last hour.').waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await heading('Edit ask when moody fails').waitFor();
    await page.getByText('As JSON', { exact: true }).click();
    const json = page.getByLabel('The automation as JSON');
    const written = JSON.parse(await json.inputValue()) as { name: string; trigger: { expect: string[] } };
    expect(written).toMatchObject({ name: 'ask when moody fails', trigger: { expect: ['prefect.flow-run.Failed', 'prefect.flow-run.Crashed'] } });
    await json.fill(JSON.stringify({ ...written, trigger: { ...written.trigger, within: -1 } }));
    await page
      .getByRole('region', { name: 'What it would have done' })
      .getByText(/When, within: At least 0/)
      .waitFor();
    await json.fill(JSON.stringify({ ...written, enabled: false, trigger: { ...written.trigger, expect: ['prefect.flow-run.Cancelled'] } }));
    await page.getByText('Form', { exact: true }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    await button('Save').click();
    await seen('It is off: nothing fires it.');
    await seen('When a flow run of the flow moody becomes Cancelled, run the deployment asking/acted.');
    expect((await api.call('GET', `/automations/${automation}`)).body).toMatchObject({ enabled: false });
  });

  step('cancel a run after asking, and delete it', async () => {
    await served?.kill();
    const id = await begin('moody');
    await button('Cancel').click();
    await button('Keep it').click();
    await button('Cancel').click();
    await button('Cancel the run').click();
    await inState('CANCELLED');
    await button('More that can be done with this run').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await button('Delete run').click();
    await heading('Runs').waitFor();
    expect((await api.call('GET', `/flow_runs/${id}`)).status).toBe(404);
  });

  step('draw when the parts of a run ran, as they do', async () => {
    const { id: flowId } = (await api.call('POST', '/flows/', { name: 'drawn' })).body as Run;
    const { id } = (await api.call('POST', '/flow_runs/', { flow_id: flowId, state: { type: 'RUNNING' } })).body as Run;
    const begin = (name: string) => api.call('POST', '/task_runs/', { name, task_key: name, dynamic_key: '0', flow_run_id: id, state: { type: 'RUNNING' } });
    await begin('first');
    await page.goto(`${home}/runs/flow-run/${id}`);
    const picture = page.getByRole('group', { name: /^1 task runs and subflows over/ });
    await picture.waitFor();
    await begin('second');
    // Without a reload.
    await page.getByRole('group', { name: /^2 task runs and subflows over/ }).press('+');
    await button('All of it').click();
    await page.locator('.timeline canvas').click({ position: { x: 400, y: 34 } });
    await page.waitForURL(/tab=logs&task=/);
  });

  const many = (count: number) =>
    api.count('flow_runs', { flow_runs: { tags: { all_: ['many'] }, state: { type: { any_: ['CANCELLED'] } } } }).then((n) => n === count);

  step('act on one, on some and on all that match, with a way back', async () => {
    const { id } = (await api.call('GET', '/deployments/name/moody/acted')).body as Run;
    await Promise.all(Array.from({ length: 55 }, () => api.call('POST', `/deployments/${id}/create_flow_run`, { tags: ['many'] })));
    await page.goto(`${home}/runs?tag=many`);
    await page.getByRole('checkbox', { name: 'All runs of this page' }).click();
    await button('Choose all 55 that match').click();
    await page.getByRole('region', { name: 'Chosen runs' }).getByRole('button', { name: 'Cancel' }).click();
    await button('Cancel 55 runs').click();
    await seen('55 runs cancelled.');
    await eventually(() => many(55), Boolean);

    const rows = page.getByRole('checkbox', { name: /^Choose/ });
    await rows.nth(0).click();
    await rows.nth(2).click({ modifiers: ['Shift'] });
    await page.getByRole('region', { name: 'Chosen runs' }).getByRole('button', { name: 'Retry' }).click();
    await button('Retry 3 runs').click();
    await seen('3 runs started over.');
    await button('Undo').click();
    await seen('3 runs cancelled.');
    await eventually(() => many(55), Boolean);

    await page.getByRole('checkbox', { name: 'All runs of this page' }).click();
    await button('Choose all 55 that match').click();
    await page.getByRole('region', { name: 'Chosen runs' }).getByRole('button', { name: 'Delete' }).click();
    await button('Leave them').click();
    await page.getByRole('region', { name: 'Chosen runs' }).getByRole('button', { name: 'Delete' }).click();
    await button('Delete 55 runs').click();
    await seen('Nothing fits');
  });

  step('keep a search for everybody, and begin with it', async () => {
    await page.goto(`${home}/runs`);
    await button('Filter').click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Flow' }).fill('mood');
    await page.getByRole('option', { name: 'moody' }).click();
    await page.getByText('Flow moody').waitFor();
    await page.getByLabel('States').getByText('Completed').click();
    await button('Saved searches').click();
    await page.getByRole('menuitem', { name: 'Keep this search' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('moody and done');
    await button('Keep search').click();
    await button('moody and done').click();
    await button('Begin with moody and done').click();
    await page.goto(`${home}/runs`);
    await page.waitForURL(/flow=.*state=COMPLETED|state=COMPLETED.*flow=/);
    await page.getByText('Flow moody').waitFor();
    await button('moody and done').click();
    await button('Forget moody and done').click();
    await button('Undo').click();
    const names = async () => ((await api.call('POST', '/saved_searches/filter', {})).body as { name: string }[]).map(({ name }) => name);
    await eventually(names, (found) => found.join() === 'moody and done');
  });

  step('make a secret by form that a program loads, and show what the program makes of it', async () => {
    await page.goto(`${home}/settings/blocks/catalog/secret/create`);
    await page.getByLabel('Block name').fill('by-form');
    await page.getByRole('textbox', { name: 'Value as password' }).fill('s3cret');
    await button('Create block').click();
    await heading('by-form').waitFor();
    await seen('hidden');
    expect(await Sdk.of(bin ?? '', connection).python('shown.py')).toBe('s3cret\n');
    await page.goto(`${home}/artifacts`);
    await page.getByRole('link', { name: 'by-flow' }).click();
    await page.getByRole('article', { name: 'by-flow' }).getByRole('heading', { name: 'Loaded' }).waitFor();
    await page.locator('tbody a[href*="/runs/flow-run/"]').click();
    await page.getByRole('article', { name: 'by-flow' }).getByText('6 characters').waitFor();
  });

  step('show the workspace from afar, and lead to its runs', async () => {
    await page.goto(home);
    await heading('Dashboard').waitFor();
    await page.getByRole('region', { name: 'Comes next' }).waitFor();
    await page.getByRole('figure', { name: /^Runs over time/ }).waitFor();
    await page.getByText('Week', { exact: true }).click();
    await page.waitForURL(/period=week/);
    await page.getByRole('link', { name: /^Completed/ }).click();
    await page.waitForURL(/runs\?state=COMPLETED&range=week/);
    await page.locator('tbody .state[data-state=COMPLETED]').first().waitFor();
  });

  step('go anywhere and do anything by keyboard', async () => {
    await page.goto(`${home}/runs`);
    await heading('Runs').waitFor();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('textbox', { name: 'Go to, or do' });
    await field.fill('mood');
    await page.getByRole('option', { name: 'Run acted moody' }).waitFor();
    await field.fill('work po');
    await page.getByRole('option', { name: 'Work pools' }).waitFor();
    await field.press('Enter');
    await heading('Work pools').waitFor();
    await page.keyboard.press('Control+k');
    await field.fill('new api');
    await field.press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).waitFor();
    await page.goBack();
    await page.keyboard.press('Control+k');
    await field.fill('dark');
    await field.press('Enter');
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
    await page.keyboard.press('Control+k');
    await field.fill('light');
    await field.press('Enter');
    await page.locator('html[data-mantine-color-scheme=light]').waitFor();
  });

  step(
    'fit a phone, and have no serious barrier in either theme, on every page and in each of its tabs',
    async () => {
      const addresses = pageAddresses(connection, await makeThings());
      // One that is new has to be shown with something, too.
      expect(addresses.filter((address) => address.includes(NOWHERE))).toEqual([]);
      await page.evaluate('localStorage.removeItem("mantine-color-scheme-value")');
      await page.reload();
      for (const address of addresses) {
        await ada.goOnTo(address);
        await isUsable(address, null);
        const tabs = page.getByRole('main').getByRole('tab', { selected: false });
        for (const name of await tabs.allInnerTexts()) {
          await page.getByRole('main').getByRole('tab', { name, exact: true }).click();
          await page.evaluate(DRAWN);
          await isUsable(`${address} ${name}`, '[role=tabpanel]');
        }
      }
    },
    3 * PATIENCE_MS,
  );

  async function isUsable(where: string, part: string | null): Promise<void> {
    await page.locator('[aria-label^="Loading"]').first().waitFor({ state: 'detached' });
    expect([where, await barriersInBothThemes(page, part)]).toEqual([where, []]);
    await page.setViewportSize({ width: 360, height: 740 });
    // What slides to its place takes a moment.
    const width = () => page.locator('html').evaluate(({ scrollWidth }: { scrollWidth: number }) => scrollWidth);
    await eventually(
      async () => [where, await width()],
      ([, wide]) => wide === 360,
    );
    await page.setViewportSize({ width: 1280, height: 860 });
  }

  /** One of each kind that has a page, beside those that are there. */
  async function makeThings(): Promise<Record<string, string>> {
    const made = async (path: string, body: object): Promise<string> => ((await api.call('POST', path, body)).body as { id: string }).id;
    const first = async <T extends { id: string }>(path: string, body: object = {}): Promise<T> => {
      const [found] = (await api.call('POST', path, { limit: 1, ...body })).body as T[];
      if (!found) throw new Error(`${path} finds nothing.`);
      return found;
    };
    const run = await first<Run & { flow_id: string; deployment_id: string }>('/flow_runs/filter', { flow_runs: { state: { type: { any_: ['COMPLETED'] } } } });
    await made('/work_pools/', { name: 'the pool', type: 'process' });
    await api.call('POST', '/work_pools/the%20pool/workers/heartbeat', { name: 'w' });
    await made(`/deployments/${run.deployment_id}/schedules`, [{ schedule: { cron: '0 9 * * *' } }] as object);
    await api.call('POST', `/slas/apply-resource-slas/prefect.deployment.${run.deployment_id}`, [{ name: 'in time', duration: 60 }]);
    await made('/concurrency_limits/', { tag: 'db', concurrency_limit: 1 });
    const limit = await made('/v2/concurrency_limits/', { name: 'db', limit: 1 });
    await api.call('POST', '/v2/concurrency_limits/increment-with-lease', { names: ['db'], slots: 1, holder: { type: 'flow_run', id: run.id } });
    const materialized = { id: randomUUID(), occurred: new Date().toISOString(), event: 'prefect.asset.materialization.succeeded' };
    const upstream = { 'prefect.resource.id': 's3://lake/raw.csv', 'prefect.resource.role': 'asset' };
    await api.call('POST', '/events', [{ ...materialized, resource: { 'prefect.resource.id': 's3://lake/clean.csv' }, related: [upstream] }]);
    await made('/variables/', { name: 'threshold', value: { at: 4 } });
    return {
      'flow-run/:id': `flow-run/${run.id}`,
      'task-run/:id': `task-run/${await made('/task_runs/', { name: 'one', flow_run_id: run.id, task_key: 'one', dynamic_key: 'one' })}`,
      'flow/:id': `flow/${run.flow_id}`,
      'deployment/:id': `deployment/${run.deployment_id}`,
      'work-pool/:name': 'work-pool/the%20pool',
      ':workerId': (await first('/work_pools/the%20pool/workers/filter')).id,
      'work-queue/:id': `work-queue/${(await first('/work_pools/the%20pool/queues/filter')).id}`,
      'concurrency-limit/:id': `concurrency-limit/${limit}`,
      'assets/asset': `assets/asset?key=${encodeURIComponent('s3://lake/clean.csv')}`,
      ':day/:id': `${materialized.occurred.slice(0, 10)}/${materialized.id}`,
      'automation/:id': `automation/${automation}`,
      ':key': 'by-flow',
      'artifact/:id': `artifact/${(await first('/artifacts/filter')).id}`,
      'block/:id': `block/${(await first('/block_documents/filter')).id}`,
      ':slug': 'secret',
      'webhook/:id': `webhook/${await made('/webhooks/', { name: 'paid', template: '{"event": "paid", "resource": {"prefect.resource.id": "shop"}}' })}`,
      ':accountId': connection.account_id,
    };
  }

  step('say what is wrong where a part of the console does not come, and go on once it does', async () => {
    await page.route('**/assets/variables-page-*', (route) => route.abort());
    await page.goto(`${home}/variables`);
    await heading('This page cannot be shown').waitFor();
    expect(ada.complaints.splice(0)).not.toEqual([]);
    await page.getByRole('link', { name: 'Flows', exact: true }).click();
    await heading('Flows').waitFor();
    await page.goBack();
    await heading('This page cannot be shown').waitFor();
    await page.unroute('**/assets/variables-page-*');
    await button('Try again').click();
    await heading('Variables').waitFor();
    ada.complaints.splice(0);
  });

  it('complained about nothing', () => expect(ada.complaints).toEqual([]));
});
