import { microsToWords, timeOf, type State } from '@app/engine';
import { describeAsker } from '../askers.service.js';
import { because, fact, type Act, type Evidence, type Explanation } from './explanation.js';
import { explainScheduled, subjectOf } from './explain-waiting.js';
import type { Failure, FlowRunFacts } from './flow-run-facts.js';

/** Why the flow run is in the state it is in. A function of its facts alone. */
export function explainFlowRun(facts: FlowRunFacts): Explanation {
  const { state } = facts.run;
  if (!state) return because(fact('no-state', 'It was made without a state, and nothing has happened to it since.', { since: facts.run.created }));
  switch (state.type) {
    case 'SCHEDULED':
      return explainScheduled(facts);
    case 'PENDING':
      return pending(facts, state);
    case 'RUNNING':
      return running(facts, state);
    case 'PAUSED':
      return paused(facts, state);
    case 'CANCELLING':
      return cancelling(facts, state);
    case 'CANCELLED':
      return cancelled(facts, state);
    case 'FAILED':
      return failed(facts, state);
    case 'CRASHED':
      return crashed(facts, state);
    case 'COMPLETED':
      return completed(facts, state);
  }
}

function pending({ run, now, entered, queue }: FlowRunFacts, state: State): Explanation {
  const ago = microsToWords(now - state.timestamp);
  const due = state.details.scheduledTime ?? null;
  const claimed = byWhom('claimed-by', entered);
  if (due !== null && due > now && queue)
    return because(
      fact('scheduled-time', `It was claimed ahead of its time and waits for ${timeOf(due)}, in ${microsToWords(due - now)}.`, { since: state.timestamp }),
      ...claimed,
    );
  if (!queue)
    return because(
      fact('not-started', `It was made ready ${ago} ago, and the process that runs it has not started it yet.`, { since: state.timestamp }),
      ...claimed,
    );
  const progress = run.hasInfrastructure ? 'its infrastructure is there, and the flow has not reported from it yet' : 'its infrastructure is not there yet';
  return because(fact('claimed', `A worker claimed it; it has been ${state.name} for ${ago}: ${progress}.`, { since: state.timestamp }), ...claimed);
}

function running({ run, now, lastHeartbeat }: FlowRunFacts, state: State): Explanation {
  const attempt = run.runCount > 1 ? `, at attempt ${run.runCount}` : '';
  return because(
    fact('running', `It has been running for ${microsToWords(now - state.timestamp)}${attempt}.`, { since: state.timestamp }),
    ...heartbeat(lastHeartbeat, now),
  );
}

function paused({ now, entered }: FlowRunFacts, { name, timestamp, details }: State): Explanation {
  const until = details.pauseTimeout ?? null;
  const wait = details.runInputKeyset ? 'waits for input' : 'waits to be resumed';
  const end =
    until === null
      ? ''
      : until > now
        ? ` until ${timeOf(until)} (${microsToWords(until - now)} left), and fails if nobody does`
        : `, but its deadline, ${timeOf(until)}, has passed`;
  const kept = details.pauseReschedule ? 'its process has ended and starts again then' : 'its process is waiting';
  return because(
    fact(details.runInputKeyset ? 'waits-for-input' : 'paused', `It is ${name} and ${wait}${end}; ${kept}.`, { since: timestamp }),
    ...byWhom('paused-by', entered),
  );
}

function cancelling({ now, run, cancelled: act, queue }: FlowRunFacts, { timestamp }: State): Explanation {
  const who = act ? `, asked for by ${describeAsker(act.by)}` : '';
  const waits = run.hasInfrastructure || queue ? 'a worker or the process itself has to stop what runs' : 'the process that runs it has to stop';
  return because(
    fact('cancelling', `It has been Cancelling for ${microsToWords(now - timestamp)}${who}: ${waits}.`, { since: timestamp }),
    ...byWhom('cancelled-by', act),
  );
}

function cancelled({ parent, cancelled: act }: FlowRunFacts, { timestamp, message }: State): Explanation {
  const said = message ? [fact('message', message, { since: timestamp })] : [];
  const who = byWhom('cancelled-by', act);
  const byServer = act === null || act.by === null || act.by.type === 'service';
  if (parent?.state?.type === 'CANCELLED' && byServer) {
    const sentence = `It was cancelled because its parent flow run ${parent.flowRun.name} was cancelled.`;
    return because(fact('parent-cancelled', sentence, { since: parent.state.timestamp, subject: parent.flowRun }), ...said, ...who);
  }
  if (message && byServer) return because(fact('cancelled', `It was cancelled by ${describeAsker(act?.by ?? null)}: ${message}`, { since: timestamp }), ...who);
  const by = act ? ` by ${describeAsker(act.by)}` : '; who asked for it is not on record any more';
  return because(fact('cancelled', `It was cancelled${by}.`, { since: timestamp }), ...said, ...who);
}

function failed({ run, failures, parent }: FlowRunFacts, { timestamp, message }: State): Explanation {
  const root = failures.at(-1);
  const tries = run.runCount > 1 ? ` after ${run.runCount} attempts` : '';
  const said = message ? `: ${message}` : '.';
  // One failure alone is told by the sentence.
  const evidence = [...(failures.length > 1 ? failures.map(failureOf) : []), ...parentEnded(parent)];
  if (!root) return because(fact('failed', `It failed${tries}${said}`, { since: timestamp }), ...evidence);
  const where = failures.length > 1 ? `, ${failures.length - 1 === 1 ? 'in a subflow' : `${failures.length - 1} subflows down`}` : '';
  const cause = root.state.message ? `: ${root.state.message}` : '.';
  return because(
    fact(
      'failed',
      `It failed${tries} because the task run ${root.taskRun.name} ${root.state.name === 'Crashed' ? 'crashed' : 'failed'} first${where}${cause}`,
      { since: timestamp, subject: root.taskRun },
    ),
    ...(message ? [fact('message', message, { since: timestamp })] : []),
    ...evidence,
  );
}

const failureOf = ({ taskRun, state, childFlowRun }: Failure): Evidence =>
  fact(
    'task-run-failed',
    `The task run ${taskRun.name}${childFlowRun ? `, which stands for the subflow run ${childFlowRun.name},` : ''} was ${state.name}${state.message ? `: ${state.message}` : '.'}`,
    {
      since: state.timestamp,
      subject: childFlowRun ?? taskRun,
    },
  );

function crashed({ now, lastHeartbeat, entered, failures, parent }: FlowRunFacts, { timestamp, message }: State): Explanation {
  const said = message ? `: ${closed(message)}` : '. Its process ended without saying why.';
  const last = lastHeartbeat === null ? '' : ` It was last heard of at ${timeOf(lastHeartbeat)}.`;
  return because(
    fact('crashed', `It crashed${said}${last}`, { since: timestamp }),
    ...heartbeat(lastHeartbeat, now),
    ...byWhom('reported-by', entered),
    ...failures.map(failureOf),
    ...parentEnded(parent),
  );
}

function completed({ run }: FlowRunFacts, { name, timestamp }: State): Explanation {
  const took = run.startTime === null ? '' : `, ${microsToWords(timestamp - run.startTime)} after it started`;
  const attempt = run.runCount > 1 ? `, at attempt ${run.runCount}` : '';
  return because(fact('completed', `It is ${name} since ${timeOf(timestamp)}${took}${attempt}.`, { since: timestamp }));
}

const closed = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const heartbeat = (last: number | null, now: number): Evidence[] =>
  last === null ? [] : [fact('heartbeat', `Its process was last heard of ${microsToWords(now - last)} ago.`, { since: last })];

const byWhom = (kind: string, act: Act | null): Evidence[] => (act ? [fact(kind, `Asked for by ${describeAsker(act.by)}.`, { since: act.at })] : []);

function parentEnded(parent: FlowRunFacts['parent']): Evidence[] {
  if (!parent?.state || !['FAILED', 'CRASHED', 'CANCELLED'].includes(parent.state.type)) return [];
  return [
    fact('parent-ended', `Its parent flow run ${parent.flowRun.name} is ${parent.state.name}.`, {
      since: parent.state.timestamp,
      subject: subjectOf(parent.flowRun),
    }),
  ];
}
