import { Fault } from '@app/faults';

/** Longest list that one request may ask for, and how many it gets when it does not say. */
export const LIST_LIMIT_MAX = 200;

/** How much of a list is asked for. Faults with the texts that the command line looks for. */
export function pageOf({ limit, offset }: { limit?: number | string | null; offset?: number | string | null }): { limit: number; offset: number } {
  const wanted = Number(limit ?? LIST_LIMIT_MAX);
  if (wanted < 0) throw new Fault('request.invalid', 'Invalid limit: must be greater than or equal to 0.');
  if (wanted > LIST_LIMIT_MAX) throw new Fault('request.invalid', `Invalid limit: must be less than or equal to ${LIST_LIMIT_MAX}.`);
  return { limit: wanted, offset: Number(offset ?? 0) };
}
