import type { FaultKind } from '@app/faults';

/** The only table of numbers. */
export const STATUS: Readonly<Record<FaultKind, number>> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  gone: 410,
  too_large: 413,
  invalid: 422,
  locked: 423,
  too_many: 429,
  unavailable: 503,
};
