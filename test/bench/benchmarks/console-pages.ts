import type { BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, Visitor } from '../../e2e/support/browser.js';
import { Latencies } from '../latencies.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import { BENCH_PERSON } from '../subjects/eparch.js';
import type { Subject, SubjectKind } from '../subjects/subject.js';
import { fill, type ListTimes } from './run-lists.js';

/** How long people wait for a page, in milliseconds, and for how long they should at most. */
export type ConsolePages = Readonly<Record<string, ListTimes & { readonly aimMs: number }>>;

const INTERACTIVE_AIM_MS = 1_500;
const RUNS_AIM_MS = 300;
/** Loads before those that count: the browser compiles what it runs, and the server too. */
const WARM_UP = 2;

/** What is looked for in the page, in each of its frames: it tells when it was there, since the page began to load. */
const whenSeen = (found: string): string => `new Promise((resolve) => {
  const look = () => ((${found}) ? resolve(performance.now()) : requestAnimationFrame(look));
  look();
})`;
/** The same since the event at the element; it has to be listened for before it comes. */
const whenSeenAfter = (event: string, element: string, found: string): string => `new Promise((resolve) => {
  (${element}).addEventListener('${event}', () => {
    const began = performance.now();
    const look = () => ((${found}) ? resolve(performance.now() - began) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }, { once: true, capture: true });
})`;

const ROWS = `[...document.querySelectorAll('tbody tr')]`;
const SEARCH = `document.querySelector('input[type=search]')`;

/** Pages in a real browser, in a workspace that is filled for it: the first one with nothing in its cache, the others as somebody has them who was there before. Null without a browser. */
export async function measureConsolePages(kind: SubjectKind, plan: { flowRuns: number; loads: number; seed: number }): Promise<ConsolePages | null> {
  const chromium = findChromium();
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    try {
      if (!chromium) return null;
      const { names } = await fill(database.url, subject.apiUrl, plan.flowRuns, plan.seed);
      return { ...(await measureFirstPage(chromium, subject, plan.loads)), ...(await measureRunsPage(chromium, subject, names, plan.loads)) };
    } finally {
      await subject.stop();
    }
  } finally {
    await database.stop();
    await kind.remove();
  }
}

async function measureFirstPage(chromium: string, { apiUrl }: Subject, loads: number): Promise<ConsolePages> {
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

async function measureRunsPage(chromium: string, { apiUrl }: Subject, names: readonly string[], loads: number): Promise<ConsolePages> {
  const { origin, pathname } = new URL(apiUrl);
  const home = origin + pathname.replace('/api/accounts/', '/account/').replace('/workspaces/', '/workspace/');
  const visitor = await Visitor.start(chromium, REDUCED_MOTION);
  try {
    const { page } = visitor;
    await page.goto(`${home}/runs`);
    await page.getByLabel('E-mail').fill(BENCH_PERSON.email);
    await page.locator('input[name=password]').fill(BENCH_PERSON.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await seen(page, `${ROWS}.length > 0`);

    const opened = await repeated(loads, async () => {
      await page.goto(`${home}/runs`, { waitUntil: 'commit' });
      return seen(page, `${ROWS}.length > 0`);
    });
    const goneTo = await repeated(loads, async () => {
      // Nothing is remembered from an earlier look at the runs.
      await page.goto(`${home}/connect`);
      const runs = page.getByRole('link', { name: 'Runs', exact: true });
      await runs.waitFor();
      const rows = page.evaluate<number>(whenSeenAfter('click', 'document', `${ROWS}.length > 0`));
      await runs.click();
      return rows;
    });
    let searches = 0;
    const field = page.getByRole('searchbox');
    const searched = await repeated(loads, async () => {
      const name = names[searches++ % names.length] ?? '';
      const found = `${ROWS}.length > 0 && ${ROWS}.every(({ textContent }) => textContent.includes(${JSON.stringify(name)}))`;
      const answer = page.evaluate<number>(whenSeenAfter('input', SEARCH, found));
      await field.fill(name);
      return answer;
    });
    return {
      'runs, opened by their address, until the first rows': { ...timesOf(opened), aimMs: RUNS_AIM_MS },
      'runs, gone to by a link, until the first rows': { ...timesOf(goneTo), aimMs: RUNS_AIM_MS },
      'runs, from the last letter of a search to its rows': { ...timesOf(searched), aimMs: RUNS_AIM_MS },
    };
  } finally {
    await visitor.close();
  }
}

const REDUCED_MOTION: BrowserContextOptions = { reducedMotion: 'reduce' };

const seen = (page: Page, found: string): Promise<number> => page.evaluate<number>(whenSeen(found));

async function repeated(loads: number, once: () => Promise<number>): Promise<Latencies> {
  const latencies = new Latencies();
  for (let load = -WARM_UP; load < loads; load++) {
    const ms = await once();
    if (load >= 0) latencies.note(ms);
  }
  return latencies;
}

const timesOf = (latencies: Latencies): ListTimes => ({ p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) });
