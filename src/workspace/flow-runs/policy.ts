import type { FlowRunPolicyBody, FlowRunPolicyReply } from '@app/contract';
import type { FlowRunPolicyFacts } from '@app/engine';

/** A run's policy with every member in place. Old clients name their retries by the old members. Source: docs/contract/resources.md#flow-runs */
export function toPolicy(body: FlowRunPolicyBody | null | undefined): FlowRunPolicyReply {
  return {
    max_retries: body?.max_retries ?? 0,
    retry_delay_seconds: body?.retry_delay_seconds ?? 0,
    retries: body?.retries || (body?.max_retries ? body.max_retries : (body?.retries ?? null)),
    retry_delay: body?.retry_delay || (body?.retry_delay_seconds ? Math.trunc(body.retry_delay_seconds) : (body?.retry_delay ?? null)),
    pause_keys: [...new Set(body?.pause_keys ?? [])],
    resuming: body?.resuming ?? false,
    retry_type: body?.retry_type ?? null,
  };
}

export const toPolicyFacts = (policy: FlowRunPolicyReply): FlowRunPolicyFacts => ({
  retries: policy.retries,
  retryDelaySeconds: policy.retry_delay,
  pauseKeys: policy.pause_keys,
  resuming: policy.resuming ?? false,
  retryType: policy.retry_type,
});

/** The policy after a transition that changed some of it. */
export const withFacts = (policy: FlowRunPolicyReply, facts: FlowRunPolicyFacts | undefined): FlowRunPolicyReply =>
  facts ? { ...policy, pause_keys: [...facts.pauseKeys], resuming: facts.resuming, retry_type: facts.retryType } : policy;
