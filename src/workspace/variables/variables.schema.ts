import { JsonText, toIso, type VariableReply } from '@app/contract';
import type { Instant } from '@app/engine';

export interface Variable {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  /** JSON as it is written. */
  readonly value: string;
  readonly tags: readonly string[];
}

/** For `writeJson`. */
export const toVariableReply = (variable: Variable): VariableReply => ({
  ...variable,
  created: toIso(variable.created),
  updated: toIso(variable.updated),
  value: new JsonText(variable.value),
  tags: [...variable.tags],
});
