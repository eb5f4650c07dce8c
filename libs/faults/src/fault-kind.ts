export type FaultKind =
  | 'bad_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'invalid'
  | 'too_many'
  | 'unavailable'
  | 'upgrade_needed';

export interface FaultSpec {
  readonly kind: FaultKind;
  readonly title: string;
}
