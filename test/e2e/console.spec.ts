import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { barriersInBothThemes } from './support/accessible.js';
import { findChromium, Visitor } from './support/browser.js';
import { builtAssets, builtWeights, pageAddresses } from './support/console-build.js';
import { PathProxy } from './support/path-proxy.js';
import { findSdk, Sdk } from './support/sdk.js';
import { type Connection, Server } from './support/server.js';
import { WaitingLogin } from './support/waiting-login.js';

const chromium = findChromium();
const bin = findSdk();
const inBrowser = chromium ? describe : describe.skip;

const PASSWORD = 'green horses fly';
const CHANGED_PASSWORD = 'blue horses swim';
/** Compressed: a second on a slow line. */
const FIRST_PAGE_SCRIPT_BYTES_MAX = 250 * 1024;
/** With the styles; there are no fonts. */
const FIRST_PAGE_BYTES_MAX = 290 * 1024;
/** What any other page, or a part that comes when it is asked for, may add. */
const PART_BYTES_MAX = 130 * 1024;
/** Lists show only how a key begins. */
const WHOLE_KEY = /^pnu_\S{40,}$/;

inBrowser('the console', () => {
  let server: Server;
  let ada: Visitor;
  let page: Page;
  beforeAll(async () => {
    server = await Server.start();
    ada = await Visitor.start(chromium ?? '');
    ({ page } = ada);
  }, 120_000);
  afterAll(async () => {
    await ada.close();
    await server.remove();
  });

  const open = (path: string): Promise<unknown> => page.goto(`${server.url}${path}`);
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const link = (name: string | RegExp) => page.getByRole('link', { name });
  const seen = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

  /** A part of the journey, which goes on where the one before ended. */
  const step = (title: string, work: () => Promise<void>, timeoutMs?: number): void => it(title, () => ada.try(work), timeoutMs);
  const sdkStep = bin ? step : it.skip;

  /** Until some field has the value. */
  const suggested = (value: string): Promise<void> => page.locator(`input[value="${value}"]`).waitFor();

  async function signIn(): Promise<void> {
    await page.getByLabel('E-mail').fill('ada@acme.example');
    await page.locator('input[name=password]').fill(PASSWORD);
    await button('Sign in').click();
  }

  step(
    'leads from the first page to an account, a workspace and the key',
    async () => {
      await server.newTenant('acme');
      await open('/');
      await heading('Sign in').waitFor();
      expect(await ada.bytesOf('script')).toBeLessThan(FIRST_PAGE_SCRIPT_BYTES_MAX);
      expect(await ada.bytesOf('script', 'stylesheet', 'font', 'image')).toBeLessThan(FIRST_PAGE_BYTES_MAX);
      await link('Create an account').click();
      await heading('Create your account').waitFor();
      const letGo = await ada.holdBack('SuggestHandle');
      await page.getByLabel('E-mail').fill('ada@acme.example');
      await page.getByLabel('Account name').fill('Acme');
      await page.getByLabel('Workspace name').fill('Data Team');
      await page.locator('input[autocomplete=new-password]').fill('aaaaaaaaaaaa');
      // Clicked before the handle could be suggested, which is waited for.
      await button('Create account').click();
      letGo();
      await seen('easy to guess');
      // Suggested from the name; acme itself is taken.
      await suggested('acme-2');
      expect(await page.getByLabel('Workspace handle').inputValue()).toBe('data-team');

      await page.locator('input[autocomplete=new-password]').fill(PASSWORD);
      await page.getByLabel('Account handle').fill('acme');
      await button('Create account').click();
      await seen('Another account has this handle');
      await page.getByLabel('Account handle').fill('acme-data');
      await button('Create account').click();
      await heading('Connect the SDK').waitFor();
    },
    60_000,
  );

  sdkStep(
    'gives a key, once, that the pasted commands work with, and shows runs as they move',
    async () => {
      await button('Create API key').click();
      const key = (await page.getByText(WHOLE_KEY).first().textContent()) ?? '';
      const commands = await page.locator('code').allTextContents();
      expect(commands).toContain(`prefect config set PREFECT_CLOUD_API_URL=${server.url}/api`);
      expect(commands).toContain(`prefect cloud login --key ${key} --workspace acme-data/data-team`);

      const sdk = new Sdk(bin ?? '');
      const [, , , setting = ''] = commands.find((line) => line.includes('config set'))?.split(' ') ?? [];
      await sdk.prefect('config', 'set', setting);
      expect(await sdk.prefect('cloud', 'login', '--key', key, '--workspace', 'acme-data/data-team')).toContain('Authenticated');

      const running = sdk.spawnPython('slow.py');
      try {
        const [runId] = (await once(createInterface({ input: running.stdout }), 'line')) as [string];
        await seen('A run has arrived');
        await link('Open it').click();
        await page.locator('.state[data-state=RUNNING]').first().waitFor();
        await seen(/^greet-/);
        await page.getByRole('tab', { name: 'Logs' }).click();
        await seen('waiting to be told');
        expect(page.url()).toContain(`/runs/flow-run/${runId}`);
        running.stdin.end('now\n');
        // Without a reload.
        await page.locator('h1 ~ .state[data-state=COMPLETED]').waitFor();
        await seen('Finished in state Completed()');
      } finally {
        running.kill();
      }

      await link('Runs').first().click();
      await heading('Runs').waitFor();
      await link('API keys').click();
      await heading('API keys').waitFor();
      expect(await page.content()).not.toContain(key);
      // Asked with the last: lists of runs move by themselves, too.
      await link('Runs').first().click();
      const ids = JSON.parse((await sdk.python('everything.py')).trim()) as Record<string, string>;
      await page
        .getByRole('row', { name: /failing Failed|Failed failing/ })
        .first()
        .waitFor();
      await expectRunsToBeShown(ids);
    },
    180_000,
  );

  async function expectRunsToBeShown(ids: Record<string, string>): Promise<void> {
    const base = page.url().replace(/\/runs.*/, '');
    await page.goto(`${base}/runs?state=FAILED&state=CRASHED`);
    await page.locator('.state[data-state=CRASHED]').first().waitFor();
    expect(await page.locator('tbody .state[data-state=COMPLETED]').count()).toBe(0);
    await page.getByLabel('Search runs and flows by name').fill('failing');
    await page.waitForURL(/search=failing/);
    await page.reload();
    await page.locator('tbody .state[data-state=FAILED]').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);

    await page.goto(`${base}/runs/flow-run/${ids['failing'] ?? ''}`);
    await seen('RuntimeError: this flow fails on purpose');
    await page
      .getByRole('region', { name: 'Why' })
      .getByText(/^It failed: .*this flow fails on purpose/)
      .waitFor();
    await page.getByRole('tab', { name: 'Decisions' }).click();
    await page.getByRole('article').filter({ hasText: 'Went from Running to Failed.' }).getByText('rules took part').click();
    await seen('No retries are set, so the failure stands.');
    await page.goto(`${base}/runs/flow-run/${ids['mapped'] ?? ''}`);
    await page.getByRole('tab', { name: 'Task runs 20' }).waitFor();
    await page.goto(`${base}/runs/flow-run/${ids['failing_once'] ?? ''}?tab=states`);
    await seen('AwaitingRetry');
    await page.goto(`${base}/runs/flow-run/${ids['plain'] ?? ''}?tab=parameters`);
    await seen('"name": "marvin"');
    await page.goto(`${base}/runs/flow-run/${ids['parent'] ?? ''}`);
    await link(/the run that child/).click();
    await heading(/.+/).waitFor();
    await link('Flows').click();
    await link('mapped').click();
    await heading('mapped').waitFor();
  }

  step('brings one whose session has ended back to the same page', async () => {
    await page.goto(page.url().replace(/\/(flows|runs|connect|dashboard).*/, '/runs?state=COMPLETED'));
    await heading('Runs').waitFor();
    const before = page.url();
    await ada.signOutElsewhere();
    await heading('Sign in').waitFor();
    await signIn();
    await heading('Runs').waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(before).pathname);
    expect(page.url()).toContain('state=COMPLETED');
  });

  step('makes a key that expires, shows it once and deletes it after asking', async () => {
    await open('/settings/keys');
    await button('New key').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('laptop');
    await page.getByRole('combobox', { name: 'Expires' }).click();
    await page.getByRole('option', { name: 'In 30 days' }).click();
    await button('Create key').click();
    const key = (await page.getByText(WHOLE_KEY).textContent()) ?? '';
    await button('Done').click();
    const row = page.getByRole('row', { name: /laptop/ });
    await row.getByText(/, 20\d\d/).waitFor();
    expect(await page.content()).not.toContain(key);
    await row.getByRole('button', { name: 'Delete' }).click();
    await button('Keep it').click();
    await row.getByRole('button', { name: 'Delete' }).click();
    await button('Delete key').click();
    await row.waitFor({ state: 'detached' });
    const { status } = await fetch(`${server.url}/api/me`, { headers: { authorization: `Bearer ${key}` } });
    expect(status).toBe(401);
  });

  step('makes another workspace and switches between them', async () => {
    await button('Switch workspace').click();
    await page.getByRole('menuitem', { name: 'New workspace' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('Reports');
    await suggested('reports');
    await form.getByRole('button', { name: 'Create workspace' }).click();
    await heading('Connect the SDK').waitFor();
    await seen('acme-data/reports');
    await link('Runs').first().click();
    await seen('Nothing has run here yet');
    await button('Switch workspace').click();
    await page.getByRole('menuitem', { name: 'Data Team' }).click();
    await page.getByRole('button', { name: 'Switch workspace' }).getByText('acme-data/data-team', { exact: true }).waitFor();
  });

  const settings = (name: string | RegExp) => page.getByRole('region', { name });
  const field = (name: string | RegExp) => page.getByRole('textbox', { name });

  step('renames a workspace, says for how long it keeps things, and deletes it once its name is typed', async () => {
    await button('Switch workspace').click();
    await page.getByRole('menuitem', { name: 'Reports' }).click();
    await link('Settings').click();
    await heading('Workspace settings').waitFor();
    await settings('Name').getByLabel('Name').fill('Monthly reports');
    await settings('Name').getByLabel('Handle').fill('monthly');
    await seen(/Scripts may name the old handle/);
    await settings('Name').getByRole('button', { name: 'Save' }).click();
    await seen('The workspace is saved.');
    await page.getByRole('button', { name: 'acme-data/monthly, switch workspace' }).waitFor();

    const kept = settings('How long things are kept');
    await kept.getByLabel('Events').fill('9999');
    await kept.getByLabel('Events').blur();
    await kept.getByLabel('Logs').fill('90');
    await kept.getByRole('button', { name: 'Save' }).click();
    await seen('Kept for so long from now on.');
    await page.reload();
    expect(await kept.getByLabel('Logs').inputValue()).toBe('90 days');
    expect(await kept.getByLabel('Events').inputValue()).toBe('3650 days');

    await button('Delete workspace').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('acme-data/reports');
    expect(await dialog.getByRole('button', { name: 'Delete workspace' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('acme-data/monthly');
    await dialog.getByRole('button', { name: 'Delete workspace' }).click();
    await heading('Dashboard').waitFor();
    await page.getByRole('button', { name: 'acme-data/data-team, switch workspace' }).waitFor();
  });

  step('takes somebody into the account, changes what they may do, with a way back, and lets them go', async () => {
    await link('Members').click();
    await heading('Members of Acme').waitFor();
    await button('Add member').click();
    await page.getByRole('dialog').getByLabel('E-mail').fill('nobody@acme.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Add member' }).click();
    await seen('Nobody has signed up here with this address.');
    await page.getByRole('dialog').getByLabel('E-mail').fill('acme@eparch.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Add member' }).click();
    const role = page.getByRole('combobox', { name: 'The role of acme@eparch.example' });
    await role.click();
    await page.getByRole('option', { name: 'Admin' }).click();
    await seen('acme@eparch.example is admin now.');
    await button('Undo').click();
    await page.locator('input[value=Member]').waitFor();
    await button('Remove acme@eparch.example').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove member' }).click();
    await role.waitFor({ state: 'detached' });
    await button('Leave the account').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await seen('An account needs an owner.');
    await button('Keep it').click();
  });

  step('changes a name, an account’s and one’s password, which signs other browsers out', async () => {
    await button('Your menu').click();
    await page.getByRole('menuitem', { name: 'Account Acme' }).click();
    await settings('Name').getByLabel('Name').fill('Acme Data');
    await settings('Name').getByRole('button', { name: 'Save' }).click();
    await seen('The account is saved.');

    const elsewhere = await Visitor.start(chromium ?? '');
    try {
      await elsewhere.page.goto(`${server.url}/settings/profile`);
      await elsewhere.page.getByLabel('E-mail').fill('ada@acme.example');
      await elsewhere.page.locator('input[name=password]').fill(PASSWORD);
      await elsewhere.page.getByRole('button', { name: 'Sign in' }).click();
      await elsewhere.page.getByRole('heading', { level: 1, name: 'Your profile' }).waitFor();

      await button('Your menu').click();
      await page.getByRole('menuitem', { name: 'Your profile' }).click();
      await field('First name').fill('Ada');
      await settings('Who you are').getByRole('button', { name: 'Save' }).click();
      await seen('Your profile is saved.');
      expect(await page.getByRole('row').filter({ hasText: 'Sign out' }).count()).toBe(1);
      const form = settings('Password');
      await form.getByLabel('Current password').fill('not this one');
      await form.getByLabel('New password').fill(CHANGED_PASSWORD);
      await form.getByRole('button', { name: 'Change password' }).click();
      await seen('This is not your password.');
      await form.getByLabel('Current password').fill(PASSWORD);
      await form.getByRole('button', { name: 'Change password' }).click();
      await seen('Your password is changed.');
      await page.getByRole('row').filter({ hasText: 'Sign out' }).waitFor({ state: 'detached' });
      await elsewhere.page.reload();
      await elsewhere.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    } finally {
      await elsewhere.close();
    }
  });

  step('tells what keys do', async () => {
    await open('/');
    await link('Flows').click();
    await heading('Flows').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).getByText('Search the list of this page').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.locator('input[type=search]:focus').waitFor();
  });

  step('hands a key to the command line that waits on this computer, and to nobody else', async () => {
    const login = await WaitingLogin.start();
    try {
      const path = `/auth/client?callback=${login.url.replaceAll(':', '%3A')}`;
      await open(path);
      await seen(login.url);
      await button('Allow').click();
      await seen('You can close this window');
      const key = login.received[0]?.body['api_key'] ?? '';
      expect((await fetch(`${server.url}/api/me`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
      await open(path);
      await button('Refuse').click();
      await seen('Refused');
      expect(login.received.map(({ path }) => path)).toEqual(['/success', '/failure']);
    } finally {
      login.stop();
    }
    await open('/auth/client?callback=https%3A//evil.example');
    await heading('This sign-in link is not safe').waitFor();
  });

  step('has a helpful page for every link that the command line prints', async () => {
    await open('/');
    await page.waitForURL(/\/dashboard$/);
    const base = page.url().replace(/\/dashboard$/, '');
    await page.goto(`${base}/no/such/page`);
    await heading('There is no such page').waitFor();
    for (const [path, what] of [
      ['events/event/2026-01-31/x', 'event'],
      ['artifacts/artifact/x', 'artifact'],
      ['automations/automation/x', 'automation'],
      ['blocks/block/x', 'block'],
      ['blocks/block/x/edit', 'block'],
      ['deployments/deployment/x', 'deployment'],
      ['work-pools/work-pool/x', 'work pool'],
      ['work-pools/work-pool/x/worker/y', 'work pool'],
      ['work-queues/work-queue/x', 'work queue'],
    ]) {
      await ada.goOnTo(new URL(`${base}/${path}`).pathname);
      await heading(`There is no such ${what} in this workspace`).waitFor();
    }
    await page.goto(`${base}/settings/blocks/catalog/secret/create`);
    await heading('New Secret').waitFor();
    await page.goto(`${base}/runs/flow-run/11111111-1111-4111-8111-111111111111`);
    await heading('There is no such run in this workspace').waitFor();
    await open('/nowhere/at/all');
    await heading('There is no such page').waitFor();
    await open('/account/11111111-1111-4111-8111-111111111111/workspace/11111111-1111-4111-8111-111111111111/runs');
    await heading('There is no such workspace').waitFor();
  });

  step(
    'fits a phone, and has no serious barrier in either theme, with its dialogs open, too',
    async () => {
      await open('/');
      await page.waitForURL(/\/dashboard$/);
      const home = new URL(page.url()).pathname.replace(/\/dashboard$/, '');
      const account = home.replace(/\/workspace\/.*/, '');
      await page.setViewportSize({ width: 360, height: 740 });
      for (const [path, opens] of [
        ['/sign-in'],
        ['/sign-up'],
        ['/auth/client?callback=http%3A//localhost:50000'],
        ['/settings/keys', 'New key'],
        [`${account}/members`, 'Add member'],
        [`${account}/service-accounts`, 'New service account'],
        [`${home}/settings`, 'Delete workspace'],
        [`${home}/events`, 'Go to, or do'],
        [`${home}/webhooks`, 'New webhook'],
      ] as const) {
        await open(path);
        await heading(/.+/).waitFor();
        await page.locator('[aria-label^="Loading"]').first().waitFor({ state: 'detached' });
        expect([path, await page.locator('html').evaluate(({ scrollWidth }: { scrollWidth: number }) => scrollWidth)]).toEqual([path, 360]);
        expect([path, await barriersInBothThemes(page)]).toEqual([path, []]);
        if (opens === undefined) continue;
        await button(opens).first().click();
        await page.getByRole('dialog').waitFor();
        expect([path, opens, await barriersInBothThemes(page)]).toEqual([path, opens, []]);
      }
      await page.setViewportSize({ width: 1280, height: 860 });
    },
    120_000,
  );

  step('signs out, and is empty for whoever comes next', async () => {
    await open('/');
    await heading('Dashboard').waitFor();
    await button('Your menu').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading('Sign in').waitFor();
    await open('/settings/keys');
    await heading('Sign in').waitFor();
  });

  it('brings little with the first page, and with every other part', () => {
    const { 'index.html': first = NaN, ...parts } = builtWeights();
    expect(first).toBeLessThan(FIRST_PAGE_BYTES_MAX);
    expect(Object.keys(parts).length).toBeGreaterThan(20);
    expect(Object.entries(parts).filter(([, bytes]) => bytes > PART_BYTES_MAX)).toEqual([]);
  });

  it('asked no other host for anything, and complained about nothing', () => {
    const others = [...ada.hosts].filter((host) => host !== `127.0.0.1:${server.port}` && !/^localhost:\d+$/.test(host));
    expect([others, ada.complaints]).toEqual([[], []]);
  });
});

inBrowser('the console below a path', () => {
  let server: Server;
  let connection: Connection;
  let proxy: PathProxy;
  beforeAll(async () => {
    server = await Server.start({ EPARCH_PUBLIC_URL: 'http://127.0.0.1/eparch' });
    proxy = await PathProxy.start('/eparch', server.port);
    connection = await server.newTenant('below');
  }, 120_000);
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });

  it.each([
    ['leaves it', () => server.url],
    ['takes it away', () => proxy.url],
  ])(
    'works where the proxy %s: signs in, goes on, and hears news',
    async (_, origin) => {
      const visitor = await Visitor.start(chromium ?? '');
      try {
        const { page } = visitor;
        await page.goto(`${origin()}/eparch/settings/keys`);
        await page.getByLabel('E-mail').fill('below@eparch.example');
        await page.locator('input[name=password]').fill(PASSWORD);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('heading', { name: 'API keys' }).waitFor();
        await page.getByRole('link', { name: 'Connect the SDK' }).click();
        await page.getByText(`PREFECT_CLOUD_API_URL=${origin()}/eparch/api`).waitFor();
        expect(new URL(page.url()).pathname).toMatch(/^\/eparch\/account\//);
        // Live news come below the path, too.
        const socket = page.waitForEvent('websocket');
        await page.reload();
        expect(new URL((await socket).url()).pathname).toBe('/eparch/graphql');
        await (await socket).waitForEvent('framereceived', { predicate: ({ payload }) => payload.toString().includes('connection_ack') });
        // A page whose parts did not come would complain.
        if (origin() === proxy.url) for (const path of pageAddresses(connection)) await visitor.goOnTo(`/eparch${path}`);
        expect([...visitor.paths].filter((path) => !path.startsWith('/eparch/'))).toEqual([]);
        expect(visitor.complaints).toEqual([]);
      } finally {
        await visitor.close();
      }
    },
    120_000,
  );

  it('has every part of the build there', async () => {
    const assets = builtAssets();
    expect(assets.length).toBeGreaterThan(20);
    for (const path of assets) expect([path, (await fetch(`${proxy.url}/eparch${path}`, { method: 'HEAD' })).status]).toEqual([path, 200]);
  });
});
