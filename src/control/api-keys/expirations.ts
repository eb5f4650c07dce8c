import { fromIso } from '@app/contract';
import { Fault } from '@app/faults';
import { invalid } from '../../http/validation.js';

/** When a key ends, as clients write it; null: never. Throws `request.invalid`. */
export function toExpiration(text: string | null | undefined, field: string): Date | null {
  if (text === null || text === undefined) return null;
  const instant = fromIso(text);
  if (instant === null) throw invalid([field], 'Must be a time such as 2027-01-01T00:00:00Z', 'datetime_parsing');
  return new Date(instant / 1000);
}

/** Throws `request.invalid` for a key that would never hold. */
export function requireFuture(expiration: Date | null, field: string): void {
  if (!expiration || expiration.getTime() > Date.now()) return;
  const message = 'The expiration lies in the past.';
  throw new Fault('request.invalid', message, { fields: [{ path: [field], message, type: 'past' }] });
}
