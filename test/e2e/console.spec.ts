import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { findChromium, Visitor } from './support/browser.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server } from './support/server.js';
import { WaitingLogin } from './support/waiting-login.js';

const chromium = findChromium();
const bin = findSdk();
const inBrowser = chromium ? describe : describe.skip;

const PASSWORD = 'green horses fly';
/** Of JavaScript, compressed: a second on a slow line. */
const FIRST_PAGE_SCRIPT_BYTES_MAX = 250 * 1024;
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
      expect(await ada.scriptBytes()).toBeLessThan(FIRST_PAGE_SCRIPT_BYTES_MAX);
      await link('Create an account').click();
      await heading('Create your account').waitFor();
      await page.getByLabel('E-mail').fill('ada@acme.example');
      await page.getByLabel('Account name').fill('Acme');
      await page.getByLabel('Workspace name').fill('Data Team');
      await page.locator('input[autocomplete=new-password]').fill('aaaaaaaaaaaa');
      // Suggested from the name; acme itself is taken.
      await suggested('acme-2');
      expect(await page.getByLabel('Workspace handle').inputValue()).toBe('data-team');

      await button('Create account').click();
      await seen('easy to guess');
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
    await heading(/The console has no page for/).waitFor();
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
      await page.goto(`${base}/${path}`);
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

  step('fits a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/', '/settings/keys', '/sign-up', '/sign-in']) {
      await open(path);
      await heading(/.+/).waitFor();
      expect([path, await page.locator('html').evaluate(({ scrollWidth }: { scrollWidth: number }) => scrollWidth)]).toEqual([path, 360]);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  step('signs out, and is empty for whoever comes next', async () => {
    await open('/');
    await heading('Dashboard').waitFor();
    await button('Your menu').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading('Sign in').waitFor();
    await open('/settings/keys');
    await heading('Sign in').waitFor();
  });

  it('asked no other host for anything, and complained about nothing', () => {
    const others = [...ada.hosts].filter((host) => host !== `127.0.0.1:${server.port}` && !/^localhost:\d+$/.test(host));
    expect([others, ada.complaints]).toEqual([[], []]);
  });
});

inBrowser('the console below a path', () => {
  it('works where the proxy takes the path away and where it leaves it', async () => {
    const server = await Server.start({ EPARCH_PUBLIC_URL: 'http://127.0.0.1/eparch' });
    const visitor = await Visitor.start(chromium ?? '');
    try {
      await server.newTenant('below');
      const { page } = visitor;
      await page.goto(`${server.url}/eparch/settings/keys`);
      await page.getByLabel('E-mail').fill('below@eparch.example');
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'API keys' }).waitFor();
      await page.getByRole('link', { name: 'Connect the SDK' }).click();
      await page.getByText(`PREFECT_CLOUD_API_URL=${server.url}/eparch/api`).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/eparch\/account\//);
      // Live news come below the path, too.
      const socket = page.waitForEvent('websocket');
      await page.reload();
      expect(new URL((await socket).url()).pathname).toBe('/eparch/graphql');
      await (await socket).waitForEvent('framereceived', { predicate: ({ payload }) => payload.toString().includes('connection_ack') });
      expect(visitor.complaints).toEqual([]);
    } finally {
      await visitor.close();
      await server.remove();
    }
  }, 120_000);
});
