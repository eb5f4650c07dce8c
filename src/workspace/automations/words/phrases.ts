/** What a resource is called, by its id such as prefect.deployment.<uuid>; null where nobody knows. */
export type NameOf = (resourceId: string) => string | null;

export const either = (words: readonly string[]): string => joined(words, 'or');
export const both = (words: readonly string[]): string => joined(words, 'and');

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

const UNITS = [
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
] as const;

/** A length of time in the largest unit of which it is a whole number. */
export function span(seconds: number): string {
  for (const [size, one, many] of UNITS) if (seconds >= size && seconds % size === 0) return seconds === size ? `1 ${one}` : `${seconds / size} ${many}`;
  return `${seconds} s`;
}

/** The kinds of resources that have a name in a sentence. */
const NOUNS: Readonly<Record<string, string>> = {
  'flow-run': 'flow run',
  'task-run': 'task run',
  flow: 'flow',
  deployment: 'deployment',
  'work-pool': 'work pool',
  'work-queue': 'work queue',
  automation: 'automation',
  'block-document': 'block',
};

export const nounOf = (kind: string): string | null => NOUNS[kind] ?? null;

/** That of `prefect.flow-run.<id>`, or of an event `prefect.flow-run.Failed`; null for what is not of ours. */
export const kindOf = (id: string): string | null => /^prefect\.([a-z-]+)\../.exec(id)?.[1] ?? null;

/** Its name, where it has one; else what stands behind its kind. */
export const called = (resourceId: string, nameOf: NameOf): string => nameOf(resourceId) ?? resourceId.replace(/^prefect\.[a-z-]+\./, '');
