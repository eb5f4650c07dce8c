import { counted, microsToWords, timeOf } from '@app/engine';
import { POLLED_WITHIN_SECONDS } from '../../work-pools/work-queues.schema.js';
import { because, fact, type Evidence, type Explanation, type Occupancy, type Subject } from './explanation.js';
import type { FlowRunFacts } from './flow-run-facts.js';

/** A queue that nobody asked for work for so long is not polled any more: workers ask every few seconds. */
const POLLED_WITHIN_MICROS = POLLED_WITHIN_SECONDS * 1_000_000;

/** Why a flow run that is scheduled has not been started. */
export function explainScheduled(facts: FlowRunFacts): Explanation {
  const { now, run } = facts;
  const { name } = run.state ?? { name: 'Scheduled' };
  if (name === 'AwaitingConcurrencySlot') return awaitingSlot(facts);
  const due = run.dueAt ?? now;
  if (name === 'AwaitingRetry') return awaitingRetry(facts, due);
  return due > now ? waitingForTime(facts, due) : explainDue(facts, due);
}

function awaitingSlot({ run, deployment, now }: FlowRunFacts): Explanation {
  const again = run.dueAt === null ? '' : ` It asks again ${run.dueAt > now ? `at ${timeOf(run.dueAt)}` : 'now'}.`;
  const limit = deployment?.limit;
  const since = run.state?.timestamp ?? null;
  if (!limit) return because(fact('concurrency-limit', `It waits for a slot of its deployment's concurrency limit, which is gone by now.${again}`, { since }));
  const state = isFull(limit)
    ? `all ${counted(limit.limit ?? 0, 'slot')} of which ${limit.limit === 1 ? 'is' : 'are'} taken${heldBy(limit)}`
    : 'which has a free slot by now';
  return because(
    fact('concurrency-limit', `It waits for a slot of the concurrency limit ${limit.name}, ${state}.${again}`, {
      since,
      subject: subjectOf(limit),
      holders: limit.holders,
    }),
  );
}

function awaitingRetry({ run, now }: FlowRunFacts, due: number): Explanation {
  const attempt = `Attempt ${run.runCount} of ${(run.retries ?? 0) + 1} failed`;
  const message = run.state?.message ? [fact('message', run.state.message, { since: run.state.timestamp })] : [];
  const kind = 'retry-due';
  const since = run.state?.timestamp ?? null;
  if (due > now) return because(fact(kind, `${attempt}; the next one is due at ${timeOf(due)}, in ${microsToWords(due - now)}.`, { since }), ...message);
  const who = run.retriesInProcess ? 'the process that failed tries again itself, and has not done so yet: it may have died' : 'it waits for a worker';
  return because(fact(kind, `${attempt}; the next one was due ${microsToWords(now - due)} ago, and ${who}.`, { since }), ...message);
}

function waitingForTime(facts: FlowRunFacts, due: number): Explanation {
  const time = fact('scheduled-time', `It waits for its time, ${timeOf(due)}, in ${microsToWords(due - facts.now)}.`, {
    since: facts.run.state?.timestamp ?? null,
  });
  return because(time, ...obstacles(facts).filter(({ kind }) => kind !== 'work-queue-polled'));
}

/** It should have started: what keeps it from being started, the strongest reason first. */
function explainDue(facts: FlowRunFacts, due: number): Explanation {
  const { now, queue } = facts;
  const late = now - due > 1_000_000 ? `It has been due for ${microsToWords(now - due)}` : 'It is due';
  const time = fact('scheduled-time', `It was due at ${timeOf(due)}.`, { since: due });
  if (!queue)
    return because(fact('no-work-queue', `${late}, but it is in no work queue: whoever made it has to run it.`, { since: due }), time, ...obstacles(facts));
  const [first, ...others] = obstacles(facts);
  if (!first)
    return because(fact('work-queue-polled', `${late} and should be started at the next poll of its work queue ${queue.name}.`, { since: due }), time);
  return { sentence: `${late}: ${lowerFirst(first.sentence)}`, evidence: [first, time, ...others] };
}

/** Whatever would keep a worker from starting the run now. */
function obstacles({ now, pool, queue, deployment, schedule, run }: FlowRunFacts): Evidence[] {
  const found: (Evidence | null)[] = [
    pool?.paused ? fact('work-pool-paused', `The work pool ${pool.name} is paused.`, { subject: subjectOf(pool) }) : null,
    queue?.paused ? fact('work-queue-paused', `The work queue ${queue.name} is paused.`, { subject: subjectOf(queue) }) : null,
    pool && isFull(pool) ? fact('work-pool-full', full('work pool', pool), { subject: subjectOf(pool), holders: pool.holders }) : null,
    queue && isFull(queue) ? fact('work-queue-full', full('work queue', queue), { subject: subjectOf(queue), holders: queue.holders }) : null,
    pool ? noWorker(pool, now) : null,
    queue && !isServerless(pool) ? notPolled(queue, now) : null,
    deployment?.paused
      ? fact('deployment-paused', `The deployment ${deployment.name} is paused: its schedules make no new runs.`, { subject: subjectOf(deployment) })
      : null,
    schedule && !schedule.active
      ? fact('schedule-inactive', `The schedule ${schedule.name} that made it is not active any more.`, { subject: subjectOf(schedule) })
      : null,
    run.scheduled && !schedule ? fact('schedule-deleted', 'The schedule that made it was deleted.') : null,
  ];
  const kept = found.filter((one) => one !== null);
  if (kept.length > 0 || !queue?.lastPolled) return kept;
  return [
    fact(
      'work-queue-polled',
      `The work queue ${queue.name} was polled ${microsToWords(now - queue.lastPolled)} ago, so it should be started at the next poll.`,
      { since: queue.lastPolled, subject: subjectOf(queue) },
    ),
  ];
}

function noWorker(pool: NonNullable<FlowRunFacts['pool']>, now: number): Evidence | null {
  if (pool.workersOnline > 0 || isServerless(pool) || pool.type === 'prefect-agent') return null;
  const last = pool.lastHeartbeat === null ? 'there has never been one' : `the last one was heard of ${microsToWords(now - pool.lastHeartbeat)} ago`;
  return fact('no-worker', `No worker of the work pool ${pool.name} is online: ${last}.`, { since: pool.lastHeartbeat, subject: subjectOf(pool) });
}

function notPolled(queue: NonNullable<FlowRunFacts['queue']>, now: number): Evidence | null {
  if (queue.lastPolled !== null && now - queue.lastPolled <= POLLED_WITHIN_MICROS) return null;
  const last = queue.lastPolled === null ? 'has never been polled' : `was last polled ${microsToWords(now - queue.lastPolled)} ago`;
  return fact('work-queue-not-polled', `No worker polls the work queue ${queue.name}: it ${last}.`, { since: queue.lastPolled, subject: subjectOf(queue) });
}

/** Such pools are worked off by the server itself. */
const isServerless = (pool: FlowRunFacts['pool']): boolean => pool !== null && /:(push|managed)$/.test(pool.type);

export const isFull = ({ limit, taken }: Occupancy): boolean => limit !== null && taken >= limit;

const full = (what: string, thing: Subject & Occupancy): string =>
  thing.limit === 0
    ? `The ${what} ${thing.name} has a concurrency limit of 0, so nothing in it starts.`
    : `The ${what} ${thing.name} is full: ${thing.taken} of ${counted(thing.limit ?? 0, 'run')} allowed at once${heldBy(thing)}.`;

/** , held by a, b and 3 more */
export function heldBy({ holders, taken }: Occupancy): string {
  if (holders.length === 0) return '';
  const named = holders.slice(0, HOLDERS_NAMED).map(({ name }) => name);
  const more = Math.max(taken, holders.length) - named.length;
  const list = more > 0 ? [...named, `${more} more`] : named;
  return `, held by ${list.length === 1 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`}`;
}
const HOLDERS_NAMED = 3;

export const subjectOf = ({ kind, id, name }: Subject): Subject => ({ kind, id, name });

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
