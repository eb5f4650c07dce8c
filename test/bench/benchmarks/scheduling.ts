import { setTimeout as sleep } from 'node:timers/promises';
import { HttpDriver, repeat } from '../http-driver.js';
import { databaseCpuSeconds, serverCpuSeconds } from '../process-usage.js';
import { Random } from '../random.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import type { Subject, SubjectKind } from '../subjects/subject.js';
import { claimWhenDue, type Lateness } from './scheduling/claims.js';
import { ScheduledWorkspace, type Times } from './scheduling/scheduled-workspace.js';

export interface SchedulingPlan {
  /** In one workspace, with a schedule each. */
  readonly deployments: number;
  /** Besides, with deployments of their own; none where a server knows of no workspaces. */
  readonly workspaces: number;
  readonly deploymentsEach: number;
  /** Recurrence rules that are due every minute. */
  readonly rules: number;
  /** Runs that fall due within `spreadMs`, the first of them `leadMs` after they were asked for. */
  readonly due: number;
  readonly spreadMs: number;
  readonly leadMs: number;
  /** How long a server is watched in which nothing happens but schedules. */
  readonly restMs: number;
}

/** Of one core. */
export interface Shares {
  readonly server: number;
  readonly database: number;
}

export interface SchedulingCost {
  /** By what there is in the database, from nothing on. */
  readonly atRest: Readonly<Record<string, Shares>>;
  readonly lateness: Lateness;
}

const WORKSPACES_AT_ONCE = 4;

/** What schedules cost while hardly any of them is due, and how late runs reach whoever asks for them when many are. */
export async function measureScheduling(kind: SubjectKind, plan: SchedulingPlan, seed: number, say: (what: string) => void): Promise<SchedulingCost> {
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    const http = new HttpDriver(subject, 8);
    const atRest: Record<string, Shares> = {};
    const rest = async (name: string): Promise<void> => {
      say(`${kind.name}: at rest with ${name}`);
      atRest[name] = await sharesWhile(subject, database.postmasterPid, plan.restMs);
    };
    try {
      const random = new Random(seed);
      await rest('nothing');
      const workspace = await ScheduledWorkspace.open(http, database.url, schemaOf(subject.apiUrl));
      try {
        await workspace.makePool();
        if (plan.rules > 0) {
          const id = await workspace.deploy('rules', everyMinute(plan.rules));
          await workspace.untilScheduled();
          await rest(`${plan.rules} recurrence rules of every minute`);
          await workspace.remove(id);
        }
        await workspace.copy(await workspace.deploy('daily', [daily(random)]), plan.deployments, () => daily(random));
        await workspace.untilScheduled();
        await rest(`${plan.deployments} deployments`);
        say(`${kind.name}: ${plan.due} runs that fall due`);
        const lateness = await dueRuns(workspace, http, plan);
        if (plan.workspaces > 0) {
          await makeWorkspaces(subject, database.url, plan, random);
          await rest(`${plan.workspaces} workspaces of ${plan.deploymentsEach} deployments besides`);
        }
        return { atRest, lateness };
      } finally {
        await workspace.close();
      }
    } finally {
      http.close();
      await subject.stop();
    }
  } finally {
    await database.stop();
    await kind.remove();
  }
}

async function dueRuns(workspace: ScheduledWorkspace, http: HttpDriver, { due, spreadMs, leadMs }: SchedulingPlan): Promise<Lateness> {
  const first = Date.now() + leadMs;
  const times = Array.from({ length: due }, (_, index) => first + Math.floor((index * spreadMs) / due));
  const next = times.values();
  const onceADay = (): Times => ({ interval: 86_400, anchor_date: new Date(next.next().value ?? first).toISOString(), timezone: 'UTC' });
  await workspace.copy(await workspace.deploy('due', [onceADay()]), due, onceADay);
  await workspace.untilScheduled();
  return claimWhenDue(http, times);
}

/** Resolves when all of them have runs. */
async function makeWorkspaces(subject: Subject, databaseUrl: string, { workspaces, deploymentsEach }: SchedulingPlan, random: Random): Promise<void> {
  const [account = ''] = subject.apiUrl.split('/workspaces/');
  const makers = new HttpDriver({ ...subject, apiUrl: account }, WORKSPACES_AT_ONCE);
  const within = async (id: string, work: (workspace: ScheduledWorkspace) => Promise<void>): Promise<void> => {
    const apiUrl = `${account}/workspaces/${id}`;
    const http = new HttpDriver({ ...subject, apiUrl }, 1);
    const workspace = await ScheduledWorkspace.open(http, databaseUrl, schemaOf(apiUrl));
    await work(workspace).finally(async () => {
      http.close();
      await workspace.close();
    });
  };
  try {
    const ids: string[] = [];
    await repeat(workspaces, WORKSPACES_AT_ONCE, async (number) => {
      const { id } = await makers.call<{ id: string }>('POST', '/workspaces', { name: `w${number}`, handle: `w${number}` });
      ids.push(id);
      await within(id, async (workspace) => {
        await workspace.makePool();
        await workspace.copy(await workspace.deploy('daily', [daily(random)]), deploymentsEach, () => daily(random));
      });
    });
    for (const id of ids) await within(id, async (workspace) => workspace.untilScheduled());
  } finally {
    makers.close();
  }
}

async function sharesWhile(subject: Subject, postmasterPid: number, restMs: number): Promise<Shares> {
  const cpu = (): [number, number] => [serverCpuSeconds(subject.pid), databaseCpuSeconds(postmasterPid)];
  const [server, database] = cpu();
  await sleep(restMs);
  const [serverAfter, databaseAfter] = cpu();
  return { server: ((serverAfter - server) * 1_000) / restMs, database: ((databaseAfter - database) * 1_000) / restMs };
}

/** The reference keeps all in one. */
function schemaOf(apiUrl: string): string {
  const [, id] = apiUrl.split('/workspaces/');
  return id === undefined ? 'public' : `ws_${id.replaceAll('-', '')}`;
}

const daily = (random: Random): Times => ({ cron: `${random.between(0, 59)} ${random.between(0, 23)} * * *`, timezone: 'Europe/Berlin' });
const everyMinute = (count: number): Times[] =>
  Array.from({ length: count }, (_, second) => ({
    rrule: `DTSTART:20240101T0000${String(second % 60).padStart(2, '0')}\nRRULE:FREQ=MINUTELY`,
    timezone: 'America/New_York',
  }));
