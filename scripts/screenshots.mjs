// Pictures of every page of the console and of its tabs, light and dark, wide and narrow, from a server that runs and has something to show:
//   npm run screenshots -- http://127.0.0.1:4200 ada@example.com 'green horses fly' [folder]
import { mkdirSync, readFileSync } from 'node:fs';
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
/** Where the first thing of a page's kind is found: another page, with the tab that has it. */
const FOUND_ON = {
  'runs/flow-run/:id': 'runs',
  'runs/task-run/:id': 'runs/flow-run/:id?tab=tasks',
  'flows/flow/:id': 'flows',
  'deployments/deployment/:id': 'deployments',
  'work-pools/work-pool/:name': 'work-pools',
  'work-pools/work-pool/:name/worker/:workerId': 'work-pools/work-pool/:name?tab=workers',
  'work-queues/work-queue/:id': 'work-pools/work-pool/:name?tab=queues',
  'concurrency-limits/concurrency-limit/:id': 'concurrency-limits',
  'assets/asset': 'assets',
  'events/event/:day/:id': 'events',
  'automations/automation/:id': 'automations',
  'artifacts/key/:key': 'artifacts',
  'artifacts/artifact/:id': 'artifacts/key/:key',
  'blocks/block/:id': 'blocks',
  'webhooks/webhook/:id': 'webhooks',
  'settings/blocks/catalog/:slug': 'settings/blocks/catalog',
};
/** Of what is open to those who have not signed in, and of what has no name in the list of pages. */
const BESIDE = ['auth/client?callback=http%3A//localhost:50000', 'no/such/page'];

const [ofWorkspace, ofViewer] = readFileSync(new URL('../console/src/pages.ts', import.meta.url), 'utf8')
  .split('VIEWER_PAGES = ')
  .map((text) => [...text.matchAll(/\bpage\('([^']+)'/g)].map(([, path]) => path));

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.EPARCH_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const missing = new Set();
for (const { name, ...look } of LOOKS) {
  const page = await browser.newPage(look);
  const show = async (path) => {
    await page.goto(`${server}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
  };
  const shoot = (...title) => page.screenshot({ path: join(folder, `${fileName(...title)}-${name}.png`) });
  for (const path of ['sign-up', 'sign-in']) {
    await show(path);
    await shoot(path);
  }
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/dashboard$/);
  const workspace = new URL(page.url()).pathname.slice(new URL(server).pathname.length).replace(/^\/|\/dashboard$/g, '');
  const accountId = workspace.split('/')[1];
  const things = new Map();
  for (const pattern of ofWorkspace) await seek(pattern);

  const pages = [...ofWorkspace.map((path) => [path, `${workspace}/${path}`]), ...ofViewer.map((path) => [path, path]), ...BESIDE.map((path) => [path, path])];
  for (const [pattern, path] of pages) {
    const thing = things.get(pattern) ?? things.get(pattern.replace(/\/[a-z]+$/, ''))?.concat(pattern.slice(pattern.lastIndexOf('/')));
    if (!thing && /\/:(?!accountId)/.test(pattern)) missing.add(pattern);
    else await shootAll(pattern, thing ?? path.replace(':accountId', accountId));
  }
  await page.context().close();

  /** Where the pattern's first thing is; what it is found on is sought before. */
  async function seek(pattern) {
    const place = FOUND_ON[pattern];
    if (!place || things.has(pattern)) return;
    const [on, tab = ''] = place.split('?');
    await seek(on);
    if (FOUND_ON[on] && !things.has(on)) return;
    await show(`${things.get(on) ?? `${workspace}/${on}`}${tab && `?${tab}`}`);
    const target = new RegExp(`/${pattern.replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`);
    const hrefs = await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.href));
    const found = hrefs.find((href) => target.test(href.slice(server.length)) && !/\/(run|edit|create)$/.test(href));
    if (found) things.set(pattern, found.slice(server.length + 1));
  }

  async function shootAll(pattern, path) {
    await show(path);
    await shoot(pattern);
    const tabs = await page.locator('main [role=tab][aria-selected=false]').allInnerTexts();
    for (const tab of tabs) {
      await page.locator('main').getByRole('tab', { name: tab, exact: true }).click();
      await settled(page);
      await shoot(pattern, tab.replace(/ [\d,]+$/, ''));
    }
  }
}
await browser.close();
if (missing.size > 0) process.stdout.write(`There is nothing yet to show of ${[...missing].join(', ')}.\n`);
process.stdout.write(`The pictures are in ${folder}.\n`);

async function settled(page) {
  await page.waitForTimeout(150);
  await page.locator('[aria-label^="Loading"]').first().waitFor({ state: 'detached' });
}

function fileName(...title) {
  return title
    .join('-')
    .replace(/\?.*/, '')
    .replaceAll(/[^\w]+/g, '-')
    .toLowerCase();
}
