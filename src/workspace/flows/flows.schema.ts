import { toIso, type FlowReply } from '@app/contract';
import type { Instant } from '@app/engine';

export type LabelMap = Readonly<Record<string, boolean | number | string>>;

export interface Flow {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly tags: readonly string[];
  readonly labels: LabelMap;
}

export const toFlowReply = (flow: Flow): FlowReply => ({ ...flow, created: toIso(flow.created), updated: toIso(flow.updated), tags: [...flow.tags] });
