import type { Page } from 'playwright-core';
import { HttpDriver } from '../http-driver.js';
import { longestFrame, type PageTimes, repeated, ROWS, seen, timesOf } from '../page-loads.js';
import type { Random } from '../random.js';
import type { Subject } from '../subjects/subject.js';
import { FlowRuns } from './flow-runs.js';
import { Reporter, untilCompleted } from './task-run-events.js';

const ROWS_AIM_MS = 300;
const FRAME_AIM_MS = 100;
/** A wheel that is turned fast. */
const STEPS = 60;
const WHEEL_PX = 600;
const ZOOM_PX = 60;

interface Shape {
  readonly subject: Subject;
  readonly random: Random;
  readonly taskRuns: number;
  readonly loads: number;
}

/** The page of one run with many task runs: until its rows, and the longest frame of each time that it is scrolled or its timeline zoomed. */
export async function measureLargeRun(page: Page, home: string, { subject, random, taskRuns, loads }: Shape): Promise<PageTimes> {
  const flowRunId = await liveWith(subject, random, taskRuns);
  const url = `${home}/runs/flow-run/${flowRunId}?tab=tasks`;
  const rows = `${ROWS}.some(({ textContent }) => textContent.includes('work-'))`;
  const opened = await repeated(loads, async () => {
    await page.goto(url, { waitUntil: 'commit' });
    return seen(page, rows);
  });
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.locator('canvas').waitFor();
  const scrolled = await repeated(loads, async () => {
    await page.evaluate('scrollTo(0, 0)');
    await page.mouse.move(640, 700);
    return longestFrame(page, () => turned(page, WHEEL_PX));
  });
  await page.evaluate('scrollTo(0, 0)');
  await timeline.locator('canvas').hover();
  await page.keyboard.down('Control');
  let direction = 1;
  const zoomed = await repeated(loads, () => longestFrame(page, () => turned(page, ZOOM_PX * (direction *= -1))));
  await page.keyboard.up('Control');
  return {
    'a run of many task runs, until their first rows': { ...timesOf(opened), aimMs: ROWS_AIM_MS },
    '… scrolled: the longest frame': { ...timesOf(scrolled), aimMs: FRAME_AIM_MS },
    '… its timeline zoomed: the longest frame': { ...timesOf(zoomed), aimMs: FRAME_AIM_MS },
  };
}

async function turned(page: Page, px: number): Promise<void> {
  for (let step = 0; step < STEPS; step++) await page.mouse.wheel(0, px);
}

/** A run that is over, and so are all its task runs. Answers its id. */
async function liveWith(subject: Subject, random: Random, taskRuns: number): Promise<string> {
  const http = new HttpDriver(subject, 1);
  const reporter = await Reporter.open({ subject });
  try {
    const flowRuns = await FlowRuns.of(http, random);
    const id = await flowRuns.create();
    await flowRuns.move(id, 'PENDING');
    await flowRuns.move(id, 'RUNNING');
    await reporter.report(id, taskRuns, random);
    await untilCompleted(http, id, taskRuns);
    await flowRuns.move(id, 'COMPLETED');
    return id;
  } finally {
    reporter.close();
    http.close();
  }
}
