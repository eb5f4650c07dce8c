import type { TaskRunPolicyBody, TaskRunPolicyReply } from '@app/contract';
import type { TaskRunPolicyFacts } from '@app/engine';

/** A run's policy with every member in place. Old clients name their retries by the old members. Source: docs/contract/resources.md#task-runs */
export const toPolicy = (body: TaskRunPolicyBody | null | undefined): TaskRunPolicyReply => ({
  max_retries: body?.max_retries ?? 0,
  retry_delay_seconds: body?.retry_delay_seconds ?? 0,
  retries: body?.retries || (body?.max_retries ? body.max_retries : (body?.retries ?? null)),
  retry_delay: body?.retry_delay || (body?.retry_delay_seconds ? body.retry_delay_seconds : (body?.retry_delay ?? null)),
  retry_jitter_factor: body?.retry_jitter_factor ?? null,
});

export const toPolicyFacts = (policy: TaskRunPolicyReply): TaskRunPolicyFacts => ({
  retries: policy.retries,
  retryDelaySeconds: policy.retry_delay,
  retryJitterFactor: policy.retry_jitter_factor,
});
