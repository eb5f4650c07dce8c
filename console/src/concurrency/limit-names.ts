import type { LimitRowFragment } from '../gql/graphql';

/** Where a limit is shown, at the address that the SDK's command line prints. */
export const limitPath = (base: string, id: string): string => `${base}/concurrency-limits/concurrency-limit/${id}`;

const OF_DEPLOYMENT = /^deployment:[0-9a-f-]{36}$/;

/** The deployment whose own limit it is: one that was made with it and is called by its id. */
export const ownerOf = ({ name, deployments }: Pick<LimitRowFragment, 'name' | 'deployments'>): LimitRowFragment['deployments'][number] | null =>
  OF_DEPLOYMENT.test(name) ? (deployments[0] ?? null) : null;

/** As people call it. */
export const nameOf = (limit: Pick<LimitRowFragment, 'name' | 'tag' | 'deployments'>): string => limit.tag ?? ownerOf(limit)?.name ?? limit.name;

/** How slots come free by themselves. */
export const decayOf = (perSecond: number): string => {
  if (perSecond === 0) return 'when they are given back';
  return perSecond >= 1 ? `${round(perSecond)} each second` : `one every ${round(1 / perSecond)} s`;
};

const round = (value: number): number => Math.round(value * 100) / 100;
