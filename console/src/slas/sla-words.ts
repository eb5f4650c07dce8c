import type { SlaKind, SlaRowFragment, SlaSeverity } from '../gql/graphql';

export const KINDS: readonly { value: SlaKind; label: string }[] = [
  { value: 'DURATION', label: 'a run takes no longer' },
  { value: 'LATENESS', label: 'a run starts no later' },
  { value: 'FREQUENCY', label: 'a run completes no later after the last' },
  { value: 'FRESHNESS', label: 'an event comes no later after the last' },
];

export const SEVERITIES: readonly { value: SlaSeverity; label: string }[] = (['MINOR', 'LOW', 'MODERATE', 'HIGH', 'CRITICAL'] as const).map((value) => ({
  value,
  label: value.toLowerCase(),
}));

/** In seconds, the largest first. */
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
export type Unit = (typeof UNITS)[number][0];

/** In the largest unit of which it is a whole number. */
export function inUnits(seconds: number): { amount: number; unit: Unit } {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size && seconds % size === 0) ?? UNITS[3];
  return { amount: seconds / size, unit };
}

export const secondsOf = (amount: number, unit: Unit): number => amount * (UNITS.find(([name]) => name === unit)?.[1] ?? 1);
export const UNIT_NAMES = [...UNITS].reverse().map(([value]) => ({ value, label: `${value}s` }));

type Promised = Pick<SlaRowFragment, 'kind' | 'seconds'> & Partial<Pick<SlaRowFragment, 'expectedEvent' | 'resourceMatch'>>;

const RESOURCE_ID = 'prefect.resource.id';

/** The pattern of the resource's id; nothing where it goes by other labels alone. */
export function resourceOf(match: unknown): string {
  const ids = (match as Record<string, string | string[]> | null | undefined)?.[RESOURCE_ID];
  return [ids ?? []].flat().join(', ');
}

/** With the labels that it goes by besides. */
export const toMatch = (resource: string, known: unknown): Record<string, unknown> => {
  const ids = resource.split(',').map((id) => id.trim());
  return { ...(known as object | null), [RESOURCE_ID]: ids.length > 1 ? ids : (ids[0] ?? '') };
};

/** What it promises, in words. */
export function promiseOf({ kind, seconds, expectedEvent, resourceMatch }: Promised): string {
  const { amount, unit } = inUnits(seconds);
  const time = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
  switch (kind) {
    case 'DURATION':
      return `A run takes at most ${time}.`;
    case 'LATENESS':
      return `A run starts within ${time}.`;
    case 'FREQUENCY':
      return `A run completes at least every ${time}.`;
    case 'FRESHNESS':
      return `${expectedEvent ?? ''} is told of ${resourceOf(resourceMatch)} at least every ${time}.`;
  }
}
