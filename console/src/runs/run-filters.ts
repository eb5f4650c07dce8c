import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { FlowRunFilter, StateType } from '../gql/graphql';

/** What narrows the list of runs, by its name in the address. */
const NAMES = ['search', 'state', 'state-name', 'flow', 'deployment', 'pool', 'queue', 'tag', 'range', 'since', 'until'] as const;

/** Stretches of time around now, in hours from and to. */
export const RANGES: Readonly<Record<string, { label: string; from: number | null; to: number | null }>> = {
  hour: { label: 'the last hour', from: -1, to: 0 },
  day: { label: 'the last day', from: -24, to: 0 },
  week: { label: 'the last 7 days', from: -7 * 24, to: 0 },
  month: { label: 'the last 30 days', from: -30 * 24, to: 0 },
  coming: { label: 'the time to come', from: 0, to: null },
};
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The filter that the address says, without its states and with them. `search` is what is being typed. */
export function useRunFilter(search: string): { everyState: FlowRunFilter; filter: FlowRunFilter; states: StateType[]; filtered: boolean } {
  const [address] = useSearchParams();
  // What the address says, and not the object that says it.
  const said = keyOf(address);
  return useMemo(() => {
    const params = new URLSearchParams(said);
    const states = params.getAll('state') as StateType[];
    const everyState: FlowRunFilter = {
      search: search || null,
      stateNames: orNull(params.getAll('state-name')),
      flowIds: orNull(params.getAll('flow')),
      deploymentIds: orNull(params.getAll('deployment')),
      workPools: orNull(params.getAll('pool')),
      workQueueIds: orNull(params.getAll('queue')),
      tags: orNull(params.getAll('tag')),
      ...timesOf(params),
    };
    const filtered = search !== '' || NAMES.some((name) => params.has(name));
    return { everyState, filter: { ...everyState, stateTypes: orNull(states) }, states, filtered };
  }, [said, search]);
}

const orNull = <T>(values: T[]): T[] | null => (values.length > 0 ? values : null);

/** To the minute, so that the same address asks for the same for a while. */
function timesOf(params: URLSearchParams): Pick<FlowRunFilter, 'since' | 'until'> {
  const range = RANGES[params.get('range') ?? ''];
  const now = Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
  const at = (hours: number | null | undefined): string | null => (typeof hours === 'number' ? new Date(now + hours * HOUR_MS).toISOString() : null);
  return { since: params.get('since') ?? at(range?.from), until: params.get('until') ?? at(range?.to) };
}

const keyOf = (params: URLSearchParams): string => new URLSearchParams(NAMES.flatMap((name) => params.getAll(name).map((value) => [name, value]))).toString();

interface Criterion {
  object: string;
  property: string;
  type: string;
  operation: string;
  value: unknown;
}

/** What is kept of an address under a name. */
export const toCriteria = (params: URLSearchParams): Criterion[] =>
  NAMES.flatMap((name) => {
    const value = params.getAll(name);
    return value.length > 0 ? [{ object: 'flow_run', property: name, type: 'string', operation: 'any', value }] : [];
  });

/** The other way round; searches that others have kept may say what this page does not know. */
export function fromCriteria(filters: unknown): URLSearchParams {
  const params = new URLSearchParams();
  for (const { property, value } of Array.isArray(filters) ? (filters as Criterion[]) : []) {
    if (!NAMES.some((name) => name === property) || !Array.isArray(value)) continue;
    for (const one of value) if (typeof one === 'string') params.append(property, one);
  }
  return params;
}

/** Whether two addresses narrow the list to the same. */
export const saysTheSame = (a: URLSearchParams, b: URLSearchParams): boolean => keyOf(a) === keyOf(b);
