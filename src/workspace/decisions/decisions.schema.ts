import { toIso, type AskerReply, type DecisionReply } from '@app/contract';
import { describeDecision, describeTrace, type Outcome } from '@app/engine';
import type { NamedAsker } from './askers.service.js';
import type { RunDecision } from './decisions.repository.js';

export const STATUS_OF: Readonly<Record<Outcome, DecisionReply['status']>> = { accept: 'ACCEPT', reject: 'REJECT', wait: 'WAIT', abort: 'ABORT' };

export const toDecisionReply = (decision: RunDecision, asker: NamedAsker | null): DecisionReply => ({
  decided: toIso(decision.decided),
  status: STATUS_OF[decision.outcome],
  sentence: describeDecision(decision),
  from_state: decision.from,
  asked_state: decision.asked,
  stored_state: decision.became,
  delay_seconds: decision.delaySeconds,
  force: decision.forced,
  rules: decision.trail.map((trace) => ({ rule: trace.rule, said: trace.said, sentence: describeTrace(trace, decision), saw: trace.saw ?? null })),
  asked_by: asker && toAskerReply(asker),
  deciding_micros: decision.decidingMicros,
  whole_micros: decision.wholeMicros,
  attempts_lost: decision.attemptsLost,
});

const toAskerReply = ({ type, id, name, keyId, keyName, agent, worker }: NamedAsker): AskerReply => ({
  type,
  id,
  name,
  key_id: keyId,
  key_name: keyName,
  agent,
  worker,
});
