import { both, either } from './phrases.js';

export type Tense = 'now' | 'not' | 'before';

const FORMS = {
  become: { now: 'becomes', not: 'does not become', before: 'became' },
  be: { now: 'is', not: 'is not', before: 'was' },
  send: { now: 'sends', not: 'does not send', before: 'sent' },
  change: { now: 'changes', not: 'does not change', before: 'changed' },
  happen: { now: 'happens', not: 'does not happen', before: 'happened' },
} as const;
type Verb = keyof typeof FORMS;

/** The ends of events' names that are no states. */
const ENDS: Readonly<Record<string, readonly [verb: Verb, word: string]>> = {
  '*': ['change', 'its state'],
  created: ['be', 'created'],
  updated: ['be', 'updated'],
  deleted: ['be', 'deleted'],
  paused: ['be', 'paused'],
  disabled: ['be', 'disabled'],
  enabled: ['be', 'enabled'],
  triggered: ['be', 'triggered'],
  resolved: ['be', 'resolved'],
  heartbeat: ['send', 'a heartbeat'],
  'not-ready': ['become', 'not ready'],
};

/** What becomes of a thing by events of these names, such as “becomes Failed or Crashed”. */
export function happenings(names: readonly string[], tense: Tense): string {
  if (names.length === 0) return FORMS.happen[tense];
  const byVerb = new Map<Verb, string[]>();
  for (const name of names) {
    const end = name.replace(/^prefect\.[a-z-]+\./, '');
    const [verb, word] = ENDS[end] ?? (['become', end] as const);
    byVerb.set(verb, [...(byVerb.get(verb) ?? []), word]);
  }
  const said = [...byVerb].map(([verb, words]) => `${FORMS[verb][tense]} ${either(words)}`);
  return tense === 'not' ? both(said) : either(said);
}
