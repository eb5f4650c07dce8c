import type { Page } from 'playwright-core';
import type { ListTimes } from './benchmarks/run-lists.js';
import { Latencies } from './latencies.js';

/** How long people wait for a page, in milliseconds, and for how long they should at most. */
export type PageTimes = Readonly<Record<string, ListTimes & { readonly aimMs: number }>>;

/** Loads before those that count, and no more than those: the browser compiles what it runs, and the server too. */
const WARM_UP_MAX = 2;

/** Rows of the table that a page is about. */
export const ROWS = `[...document.querySelectorAll('tbody tr')]`;

const SEEN_WITHIN_MS = 60_000;

/** Looks in each of the page's frames, from the moment `began` on, and tells how long it took. */
const lookFor = (found: string, began: string): string => `
  const began = ${began};
  const look = () => {
    const took = performance.now() - began;
    if (${found}) resolve(took);
    else if (took > ${SEEN_WITHIN_MS}) reject(new Error(${JSON.stringify(`Never seen: ${found}`)}));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

/** When it was there what is looked for, since the page began to load. */
export const seen = (page: Page, found: string): Promise<number> => page.evaluate<number>(`new Promise((resolve, reject) => {${lookFor(found, '0')}})`);

/** The same since the event at the element; it has to be listened for before it comes. */
export const seenAfter = (page: Page, event: string, element: string, found: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    (${element}).addEventListener('${event}', () => {${lookFor(found, 'performance.now()')}}, { once: true, capture: true });
  })`);

/** The longest that the page stood still, from one of its frames to the next, while `work` was done to it. */
export async function longestFrame(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(`{
    window.longestFrame = 0;
    let before = performance.now();
    const look = (now) => {
      window.longestFrame = Math.max(window.longestFrame, now - before);
      before = now;
      window.watchedFrame = requestAnimationFrame(look);
    };
    window.watchedFrame = requestAnimationFrame(look);
  }`);
  await work();
  return page.evaluate<number>(`cancelAnimationFrame(window.watchedFrame), window.longestFrame`);
}

export async function repeated(loads: number, once: () => Promise<number>): Promise<Latencies> {
  const latencies = new Latencies();
  for (let load = -Math.min(loads, WARM_UP_MAX); load < loads; load++) {
    const ms = await once();
    if (load >= 0) latencies.note(ms);
  }
  return latencies;
}

export const timesOf = (latencies: Latencies): ListTimes => ({ p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) });
