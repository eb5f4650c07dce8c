import type { BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, Visitor } from '../../e2e/support/browser.js';
import { type PageTimes, repeated, ROWS, seen, seenAfter, timesOf } from '../page-loads.js';
import type { Random } from '../random.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import { BENCH_PERSON } from '../subjects/eparch.js';
import type { Subject, SubjectKind } from '../subjects/subject.js';
import { measureLargeRun } from './large-run.js';
import { fill } from './run-lists.js';

const INTERACTIVE_AIM_MS = 1_500;
const RUNS_AIM_MS = 300;
const SEARCH = `document.querySelector('input[type=search]')`;

/** Pages in a real browser, in a workspace that is filled for it: the first one with nothing in its cache, the others as somebody has them who was there before. Null without a browser. */
export async function measureConsolePages(
  kind: SubjectKind,
  random: Random,
  plan: { flowRuns: number; taskRuns: number; loads: number; seed: number },
): Promise<PageTimes | null> {
  const chromium = findChromium();
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    try {
      if (!chromium) return null;
      const { names } = await fill(database.url, subject.apiUrl, plan.flowRuns, plan.seed);
      const first = await measureFirstPage(chromium, subject, plan.loads);
      const visitor = await Visitor.start(chromium, REDUCED_MOTION);
      try {
        const home = await signIn(visitor.page, subject);
        const runs = await measureRunsPage(visitor.page, home, names, plan.loads);
        return { ...first, ...runs, ...(await measureLargeRun(visitor.page, home, { subject, random, taskRuns: plan.taskRuns, loads: plan.loads })) };
      } finally {
        await visitor.close();
      }
    } finally {
      await subject.stop();
    }
  } finally {
    await database.stop();
    await kind.remove();
  }
}

async function measureFirstPage(chromium: string, { apiUrl }: Subject, loads: number): Promise<PageTimes> {
  const latencies = await repeated(loads, async () => {
    const visitor = await Visitor.start(chromium);
    try {
      await visitor.page.goto(`${new URL(apiUrl).origin}/sign-in`, { waitUntil: 'commit' });
      return await seen(visitor.page, `document.querySelector('button[type=submit]')`);
    } finally {
      await visitor.close();
    }
  });
  return { 'first page, until one can sign in': { ...timesOf(latencies), aimMs: INTERACTIVE_AIM_MS } };
}

/** Answers the address of the workspace's pages. */
async function signIn(page: Page, { apiUrl }: Subject): Promise<string> {
  const { origin, pathname } = new URL(apiUrl);
  const home = origin + pathname.replace('/api/accounts/', '/account/').replace('/workspaces/', '/workspace/');
  await page.goto(`${home}/runs`);
  await page.getByLabel('E-mail').fill(BENCH_PERSON.email);
  await page.locator('input[name=password]').fill(BENCH_PERSON.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await seen(page, `${ROWS}.length > 0`);
  return home;
}

async function measureRunsPage(page: Page, home: string, names: readonly string[], loads: number): Promise<PageTimes> {
  const opened = await repeated(loads, async () => {
    await page.goto(`${home}/runs`, { waitUntil: 'commit' });
    return seen(page, `${ROWS}.length > 0`);
  });
  const goneTo = await repeated(loads, async () => {
    // Nothing is remembered from an earlier look at the runs.
    await page.goto(`${home}/connect`);
    const runs = page.getByRole('link', { name: 'Runs', exact: true });
    await runs.waitFor();
    const rows = seenAfter(page, 'click', 'document', `${ROWS}.length > 0`);
    await runs.click();
    return rows;
  });
  let searches = 0;
  const field = page.getByRole('searchbox');
  const searched = await repeated(loads, async () => {
    const name = names[searches++ % names.length] ?? '';
    const found = `${ROWS}.length > 0 && ${ROWS}.every(({ textContent }) => textContent.includes(${JSON.stringify(name)}))`;
    const answer = seenAfter(page, 'input', SEARCH, found);
    await field.fill(name);
    return answer;
  });
  return {
    'runs, opened by their address, until the first rows': { ...timesOf(opened), aimMs: RUNS_AIM_MS },
    'runs, gone to by a link, until the first rows': { ...timesOf(goneTo), aimMs: RUNS_AIM_MS },
    'runs, from the last letter of a search to its rows': { ...timesOf(searched), aimMs: RUNS_AIM_MS },
  };
}

const REDUCED_MOTION: BrowserContextOptions = { reducedMotion: 'reduce' };
