import { counted, isTerminal, microsToWords, timeOf, type State } from '@app/engine';
import { describeAsker } from '../askers.service.js';
import { because, fact, type Evidence, type Explanation } from './explanation.js';
import { heldBy, isFull, subjectOf } from './explain-waiting.js';
import type { TaskRunFacts } from './task-run-facts.js';

/** Why the task run is in the state it is in. A function of its facts alone. */
export function explainTaskRun(facts: TaskRunFacts): Explanation {
  const { state } = facts.run;
  if (!state) return because(fact('no-state', 'It was made without a state, and nothing has happened to it since.', { since: facts.run.created }));
  switch (state.type) {
    case 'SCHEDULED':
      return scheduled(facts, state);
    case 'PENDING':
      return pending(facts, state);
    case 'PAUSED':
      return paused(facts, state);
    case 'RUNNING':
      return because(
        fact('running', `It has been running for ${microsToWords(facts.now - state.timestamp)}${attemptOf(facts)}.`, { since: state.timestamp }),
        ...child(facts),
      );
    case 'CANCELLING':
    case 'CANCELLED':
      return cancelled(facts, state);
    case 'FAILED':
    case 'CRASHED':
      return failed(facts, state);
    case 'COMPLETED':
      return completed(facts, state);
  }
}

function scheduled(facts: TaskRunFacts, { name, timestamp, message, details }: State): Explanation {
  const { now, run } = facts;
  const due = details.scheduledTime ?? timestamp;
  const when = due > now ? `at ${timeOf(due)}, in ${microsToWords(due - now)}` : `${microsToWords(now - due)} ago`;
  if (name !== 'AwaitingRetry') {
    const sentence =
      due > now ? `It waits for its time, ${timeOf(due)}, in ${microsToWords(due - now)}.` : `It was due ${when}, and nobody has started it yet.`;
    return because(fact('scheduled-time', sentence, { since: due }), ...waits(facts));
  }
  const said = message ? [fact('message', message, { since: timestamp })] : [];
  const of = run.retries === null ? '' : ` of ${run.retries + 1}`;
  return because(
    fact('retry-due', `Attempt ${run.runCount}${of} failed; the next one ${due > now ? 'is' : 'was'} due ${when}.`, { since: timestamp }),
    ...said,
    ...waits(facts),
  );
}

function pending(facts: TaskRunFacts, { name, timestamp, message }: State): Explanation {
  const [first, ...others] = waits(facts);
  if (first) return because(first, ...others);
  if (message) return because(fact('message', `It is ${name}: ${message}`, { since: timestamp }));
  return because(
    fact('not-started', `It has been ${name} for ${microsToWords(facts.now - timestamp)}, and its flow has not started it yet.`, { since: timestamp }),
  );
}

/** What keeps a task run from starting. */
function waits({ flowRun, limits, upstream }: TaskRunFacts): Evidence[] {
  return [
    ...(flowRun?.state && flowRun.state.type !== 'RUNNING'
      ? [
          fact('flow-run-not-running', `Its flow run ${flowRun.subject.name} is ${flowRun.state.name}, so its tasks do not start.`, {
            since: flowRun.state.timestamp,
            subject: flowRun.subject,
          }),
        ]
      : []),
    ...limits.filter(isFull).map((limit) =>
      fact('concurrency-limit', `The concurrency limit ${limit.name} is full: ${limit.taken} of ${counted(limit.limit ?? 0, 'slot')} taken${heldBy(limit)}.`, {
        subject: subjectOf(limit),
        holders: limit.holders,
      }),
    ),
    ...upstream.map(({ taskRun, state }) =>
      fact(
        'upstream',
        `It needs the result of the task run ${taskRun.name}, which ${isTerminal(state?.type) ? 'ended as' : 'is'} ${state?.name ?? 'without a state'}.`,
        {
          since: state?.timestamp ?? null,
          subject: taskRun,
        },
      ),
    ),
  ];
}

function paused({ flowRun, now }: TaskRunFacts, { name, timestamp, details }: State): Explanation {
  const until = details.pauseTimeout ?? null;
  const end = until === null ? '' : until > now ? ` The pause ends at ${timeOf(until)}.` : ` The pause should have ended at ${timeOf(until)}.`;
  const why = flowRun ? `because its flow run ${flowRun.subject.name} was paused` : 'until it is resumed';
  return because(fact('paused', `It is ${name} ${why}.${end}`, { since: timestamp, ...(flowRun ? { subject: flowRun.subject } : {}) }));
}

function cancelled({ flowRun, entered }: TaskRunFacts, { name, timestamp, message }: State): Explanation {
  const said = message ? [fact('message', message, { since: timestamp })] : [];
  const ended = flowRun?.state?.type === 'CANCELLED' || flowRun?.state?.type === 'CANCELLING';
  if (flowRun && ended) {
    return because(
      fact('parent-cancelled', `It is ${name} because its flow run ${flowRun.subject.name} was cancelled.`, {
        since: flowRun.state?.timestamp ?? null,
        subject: flowRun.subject,
      }),
      ...said,
    );
  }
  const by = entered ? ` by ${describeAsker(entered.by)}` : '';
  return because(fact('cancelled', `It was cancelled${by}${message ? `: ${message}` : '.'}`, { since: timestamp }));
}

function failed(facts: TaskRunFacts, { type, timestamp, message }: State): Explanation {
  const verb = type === 'CRASHED' ? 'crashed' : 'failed';
  const root = facts.failures.at(-1);
  const tries = facts.run.runCount > 1 ? ` after ${facts.run.runCount} attempts` : '';
  const said = message ? `: ${message}` : '.';
  const deeper = facts.failures.map(({ taskRun, state }) =>
    fact('task-run-failed', `The task run ${taskRun.name} was ${state.name}${state.message ? `: ${state.message}` : '.'}`, {
      since: state.timestamp,
      subject: taskRun,
    }),
  );
  if (!root) return because(fact(verb, `It ${verb}${tries}${said}`, { since: timestamp }), ...child(facts));
  const cause = root.state.message ? `: ${root.state.message}` : '.';
  return because(
    fact(verb, `It ${verb}${tries} because in its subflow run the task run ${root.taskRun.name} failed first${cause}`, {
      since: timestamp,
      subject: root.taskRun,
    }),
    ...child(facts),
    ...deeper,
  );
}

function completed(facts: TaskRunFacts, { name, timestamp }: State): Explanation {
  if (name === 'Cached') return because(fact('cached', `It did not run: its result was taken from the cache at ${timeOf(timestamp)}.`, { since: timestamp }));
  const { startTime } = facts.run;
  const took = startTime === null ? '' : `, ${microsToWords(timestamp - startTime)} after it started`;
  return because(fact('completed', `It is ${name} since ${timeOf(timestamp)}${took}${attemptOf(facts)}.`, { since: timestamp }), ...child(facts));
}

const attemptOf = ({ run }: TaskRunFacts): string => (run.runCount > 1 ? `, at attempt ${run.runCount}` : '');

const child = ({ childFlowRun }: TaskRunFacts): Evidence[] =>
  childFlowRun ? [fact('subflow', `It stands for the subflow run ${childFlowRun.name}.`, { subject: childFlowRun })] : [];
