/**
 * What stands for a rule in the records of decisions. A code is for ever: it is never given to another rule, and stays here when
 * its rule is renamed or gone, so that old records can be read.
 */
export const RULE_CODES = {
  'refuse-repeated-transition': 1,
  'keep-ended-flow-runs': 2,
  'finish-cancelling-first': 3,
  'cancel-without-infrastructure': 4,
  'claim-once': 5,
  'only-scheduled-runs-are-late': 6,
  pause: 7,
  resume: 8,
  'copy-scheduled-time': 9,
  'wait-for-scheduled-time': 10,
  'retry-failed-flow': 11,
  'keep-stored-results': 12,
  'keep-ended-task-runs': 13,
  'stay-within-running-flow': 14,
  'retry-failed-task': 15,
  'name-reruns': 16,
  'note-flow-attempt': 17,
  'copy-task-parameters': 18,
  'keep-deployment-lease': 19,
  'confirm-deployment-slot': 20,
  'take-deployment-slot': 21,
  'disown-deployment-lease': 22,
  'cancel-late-without-slot': 23,
  'reuse-cached-result': 24,
  'take-tag-slots': 25,
  'cache-result': 26,
  'refuse-outdated-claims': 27,
} as const satisfies Readonly<Record<string, number>>;

export type RuleName = keyof typeof RULE_CODES;

const CODES = new Map<string, number>(Object.entries(RULE_CODES));
const NAMES = new Map<number, string>(Object.entries(RULE_CODES).map(([name, code]) => [code, name]));

/** Undefined for a rule that has none. */
export const codeOf = (rule: string): number | undefined => CODES.get(rule);

/** What the rule of a code is called today. */
export const ruleOf = (code: number): string => NAMES.get(code) ?? `rule ${code}`;
