import { setTimeout as sleep } from 'node:timers/promises';
import { HttpDriver, repeat } from '../http-driver.js';
import { databaseCpuSeconds, serverCpuSeconds } from '../process-usage.js';
import { Random } from '../random.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import type { Subject, SubjectKind } from '../subjects/subject.js';
import { claimWhenDue, type Lateness } from './scheduling/claims.js';
import { ScheduledWorkspace, type Times } from './scheduling/scheduled-workspace.js';

/** Each can be measured for itself; those that are wanted share one server. */
export const SCHEDULING_PARTS = ['scheduling', 'due-runs', 'scheduled-workspaces'] as const;
export type SchedulingPart = (typeof SCHEDULING_PARTS)[number];

export interface SchedulingPlan {
  /** In one workspace, with a schedule each: so many, and so many in all after that. */
  readonly deployments: readonly number[];
  /** Besides, with deployments of their own; none where a server knows of no workspaces. */
  readonly workspaces: number;
  readonly deploymentsEach: number;
  /** Recurrence rules that are due every minute. */
  readonly rules: number;
  /** Runs that fall due within `spreadMs`, the first of them `leadMs` after they were asked for; and so many another time. */
  readonly due: readonly number[];
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
  readonly lateness: readonly Lateness[];
  /** How long it took until the last deployments had runs ahead, all of which were there at once. */
  readonly ahead: Readonly<Record<string, number>>;
}

const WORKSPACES_AT_ONCE = 4;
/** A shorter rest measures nothing, and needs no still database. */
const LONG_MS = 10_000;

/** What schedules cost while hardly any of them is due, and how late runs reach whoever asks for them when many are. */
export async function measureScheduling(
  kind: SubjectKind,
  parts: readonly SchedulingPart[],
  plan: SchedulingPlan,
  seed: number,
  say: (what: string) => void,
): Promise<SchedulingCost> {
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    const http = new HttpDriver(subject, 8);
    const workspace = await ScheduledWorkspace.open(http, database.url, schemaOf(subject.apiUrl));
    try {
      await workspace.makePool();
      return await new Measuring({ subject, postmasterPid: database.postmasterPid, databaseUrl: database.url, http, workspace, plan, say }, seed).measure(
        parts,
      );
    } finally {
      await workspace.close();
      http.close();
      await subject.stop();
    }
  } finally {
    await database.stop();
    await kind.remove();
  }
}

interface Bench {
  readonly subject: Subject;
  readonly postmasterPid: number;
  readonly databaseUrl: string;
  readonly http: HttpDriver;
  readonly workspace: ScheduledWorkspace;
  readonly plan: SchedulingPlan;
  readonly say: (what: string) => void;
}

class Measuring {
  readonly #random: Random;
  readonly #atRest: Record<string, Shares> = {};
  readonly #ahead: Record<string, number> = {};

  constructor(
    private readonly on: Bench,
    seed: number,
  ) {
    this.#random = new Random(seed);
  }

  async measure(parts: readonly SchedulingPart[]): Promise<SchedulingCost> {
    const { plan, subject, databaseUrl } = this.on;
    const watched = parts.includes('scheduling');
    if (watched) await this.#restWithRules();
    await this.#fill(watched);
    const lateness: Lateness[] = [];
    if (parts.includes('due-runs')) for (const due of plan.due) lateness.push(await this.#dueRuns(due));
    if (parts.includes('scheduled-workspaces') && plan.workspaces > 0) {
      await makeWorkspaces(subject, databaseUrl, plan, this.#random);
      await this.#rest(`${plan.workspaces} workspaces of ${plan.deploymentsEach} deployments besides`);
    }
    return { atRest: this.#atRest, lateness, ahead: this.#ahead };
  }

  async #restWithRules(): Promise<void> {
    const { workspace, plan } = this.on;
    await this.#rest('nothing');
    if (plan.rules === 0) return;
    const id = await workspace.deploy('rules', everyMinute(plan.rules));
    await workspace.untilScheduled();
    await this.#rest(`${plan.rules} recurrence rules of every minute`);
    await workspace.remove(id);
  }

  async #fill(watched: boolean): Promise<void> {
    const { workspace, plan, say, subject } = this.on;
    let filled = 0;
    for (const count of plan.deployments) {
      say(`${subject.name}: ${count} deployments`);
      const began = performance.now();
      await workspace.copy(await workspace.deploy(`daily${filled}`, [daily(this.#random)]), count - filled, () => daily(this.#random));
      await workspace.untilScheduled();
      const aheadMs = performance.now() - began;
      this.#ahead[`${count - filled} deployments`] = aheadMs;
      say(`${subject.name}: all had runs ahead after ${(aheadMs / 1_000).toFixed(1)} s`);
      filled = count;
      if (watched) await this.#rest(`${count} deployments`);
    }
  }

  async #dueRuns(due: number): Promise<Lateness> {
    const { workspace, http, plan, say, subject } = this.on;
    say(`${subject.name}: ${due} runs that fall due`);
    const first = Date.now() + plan.leadMs;
    const times = Array.from({ length: due }, (_, index) => first + Math.floor((index * plan.spreadMs) / due));
    const next = times.values();
    const onceADay = (): Times => ({ interval: 86_400, anchor_date: new Date(next.next().value ?? first).toISOString(), timezone: 'UTC' });
    await workspace.copy(await workspace.deploy(`due${due}`, [onceADay()]), due, onceADay);
    await workspace.untilScheduled();
    const lateness = await claimWhenDue(http, times);
    say(`${subject.name}: half of them ${lateness.p50Ms.toFixed(0)} ms late, 99 of 100 at most ${lateness.p99Ms.toFixed(0)} ms`);
    return lateness;
  }

  async #rest(name: string): Promise<void> {
    const { subject, postmasterPid, plan, say, workspace } = this.on;
    if (plan.restMs >= LONG_MS) await workspace.untilVacuumed();
    say(`${subject.name}: at rest with ${name}`);
    const shares = await sharesWhile(subject, postmasterPid, plan.restMs);
    this.#atRest[name] = shares;
    // Minutes pass until the report.
    say(`${subject.name}: server ${percent(shares.server)}, database ${percent(shares.database)}`);
  }
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

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

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
