export type FaultKind =
  | 'bad_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'locked'
  | 'invalid'
  | 'method_not_allowed'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

export interface FaultSpec {
  readonly kind: FaultKind;
  readonly title: string;
}
