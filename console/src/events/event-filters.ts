import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { EventFilter } from '../gql/graphql';

export const RANGES = {
  hour: { label: 'The last hour', hours: 1 },
  day: { label: 'The last day', hours: 24 },
  week: { label: 'The last 7 days', hours: 168 },
} as const;
export type Range = keyof typeof RANGES;

const NAMES = ['search', 'name', 'resource', 'range', 'since', 'until'] as const;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What the address says. `search` is what is being typed. A name that ends in * is the beginning of one. */
export function useEventFilter(search: string): { filter: EventFilter; range: Range; isFixed: boolean; filtered: boolean } {
  const [address] = useSearchParams();
  // What the address says, and not the object that says it.
  const said = new URLSearchParams(NAMES.flatMap((name) => address.getAll(name).map((value) => [name, value]))).toString();
  const minute = Math.floor(Date.now() / MINUTE_MS);
  return useMemo(() => {
    const params = new URLSearchParams(said);
    const names = params.getAll('name');
    const chosen = params.get('range') ?? '';
    const range = chosen in RANGES ? (chosen as Range) : 'day';
    const [since, until] = [params.get('since'), params.get('until')];
    const filter: EventFilter = {
      search: search || null,
      names: orNull(names.filter((name) => !name.endsWith('*'))),
      namePrefixes: orNull(names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))),
      anyResourceIds: orNull(params.getAll('resource')),
      since: since ?? new Date(minute * MINUTE_MS - RANGES[range].hours * HOUR_MS).toISOString(),
      until,
    };
    const filtered = search !== '' || NAMES.some((name) => params.has(name));
    return { filter, range, isFixed: until !== null, filtered };
  }, [said, search, minute]);
}

const orNull = <T>(values: T[]): T[] | null => (values.length > 0 ? values : null);
