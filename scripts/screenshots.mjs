// Pictures of the console's pages, light and dark, wide and narrow, from a server that runs and has something to show:
//   npm run screenshots -- http://127.0.0.1:4200 ada@example.com 'green horses fly' [folder]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [server, email, password, folder = '.cache/screenshots'] = process.argv.slice(2);
if (!password) {
  process.stderr.write('Which server, and who signs in? npm run screenshots -- URL EMAIL PASSWORD [FOLDER]\n');
  process.exit(1);
}
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  { name: 'phone-light', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.EPARCH_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const { name, ...look } of LOOKS) {
  const page = await browser.newPage(look);
  const shoot = async (title, path) => {
    if (path) await page.goto(`${server}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[aria-label^="Loading"]').first().waitFor({ state: 'detached' });
    await page.screenshot({ path: join(folder, `${title}-${name}.png`) });
  };
  await shoot('sign-up', '/sign-up');
  await shoot('sign-in', '/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/dashboard$/);
  await shoot('dashboard');
  const workspace = new URL(page.url()).pathname.replace(/\/dashboard$/, '');
  await shoot('runs', `${workspace}/runs`);
  await page.locator('tbody').waitFor();
  const runs = await page.locator('tbody a[href*="/runs/flow-run/"]').evaluateAll((links) => links.map(({ pathname }) => pathname));
  for (const [index, run] of runs.slice(0, 4).entries()) {
    for (const tab of ['tasks', 'logs', 'states', 'artifacts', 'decisions', 'parameters']) await shoot(`run-${index}-${tab}`, `${run}?tab=${tab}`);
  }
  for (const [title, path] of [
    ['flows', `${workspace}/flows`],
    ['deployments', `${workspace}/deployments`],
    ['work-pools', `${workspace}/work-pools`],
    ['automations', `${workspace}/automations`],
    ['new-automation', `${workspace}/automations/create`],
    ['artifacts', `${workspace}/artifacts`],
    ['blocks', `${workspace}/blocks`],
    ['block-catalog', `${workspace}/settings/blocks/catalog`],
    ['block-type', `${workspace}/settings/blocks/catalog/secret`],
    ['create-secret', `${workspace}/settings/blocks/catalog/secret/create`],
    ['create-webhook', `${workspace}/settings/blocks/catalog/webhook/create`],
    ['variables', `${workspace}/variables`],
    ['new-variable', `${workspace}/variables?new`],
    ['concurrency', `${workspace}/concurrency-limits`],
    ['concurrency-tags', `${workspace}/concurrency-limits?tab=tags`],
    ['assets', `${workspace}/assets`],
    ['slas', `${workspace}/slas`],
    ['events', `${workspace}/events`],
    ['graphql', `${workspace}/graphql`],
    ['connect', `${workspace}/connect`],
    ['settings', `${workspace}/settings`],
    ['account', workspace.replace(/workspace\/.*/, 'settings')],
    ['members', workspace.replace(/workspace\/.*/, 'members')],
    ['profile', '/settings/profile'],
    ['keys', '/settings/keys'],
    ['client-login', '/auth/client?callback=http%3A//localhost:50000'],
    ['no-such-page', `${workspace}/no/such/page`],
  ]) {
    await shoot(title, path);
  }
  const firstOf = async (list) => {
    await page.goto(`${server}${workspace}/${list}`);
    const link = page.locator('tbody a').first();
    await link.waitFor({ timeout: 3_000 }).catch(() => undefined);
    return (await link.count()) > 0 ? link.evaluate(({ pathname, search }) => `${pathname}${search}`) : null;
  };
  const deployment = await firstOf('deployments');
  if (deployment) {
    for (const tab of ['runs', 'schedules', 'parameters', 'slas', 'details']) await shoot(`deployment-${tab}`, `${deployment}?tab=${tab}`);
    await shoot('run-deployment', `${deployment}/run`);
  }
  const automation = await firstOf('automations');
  if (automation) {
    for (const tab of ['trail', 'test', 'what']) await shoot(`automation-${tab}`, `${automation}?tab=${tab}`);
    await shoot('edit-automation', `${automation}/edit`);
  }
  const key = await firstOf('artifacts');
  if (key) await shoot('artifact-key', key);
  const block = await firstOf('blocks');
  if (block) {
    await shoot('block', block);
    await shoot('edit-block', `${block}/edit`);
  }
  const pool = await firstOf('work-pools');
  if (pool) {
    for (const tab of ['workers', 'queues', 'upcoming', 'runs', 'deployments', 'template']) await shoot(`work-pool-${tab}`, `${pool}?tab=${tab}`);
    await shoot('work-queue', await firstOf(`work-pools/work-pool/${pool.split('/').at(-1)}?tab=queues`));
  }
  const asset = await firstOf('assets');
  if (asset) await shoot('asset', asset);
  const limit = await firstOf('concurrency-limits');
  if (limit) await shoot('concurrency-limit', limit);
  await page.context().close();
}
await browser.close();
process.stdout.write(`The pictures are in ${folder}.\n`);
