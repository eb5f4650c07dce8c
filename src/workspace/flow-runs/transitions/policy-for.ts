import { flowRunLatePolicy, flowRunMinimalPolicy, flowRunPolicy } from '@app/engine';
import type { Proposal } from '../../states/verdict.js';

export type FlowRunPolicy = typeof flowRunPolicy;

export function policyFor({ force, late }: Proposal): FlowRunPolicy {
  if (late) return flowRunLatePolicy;
  return force ? flowRunMinimalPolicy : flowRunPolicy;
}
