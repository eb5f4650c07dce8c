import type { StoredEvent } from '../../events/stored-event.js';
import type { EventTrigger } from './trigger.js';

const SECOND = 1_000_000;
/** Seconds after some moment. */
export const at = (seconds: number): number => 1_700_000_000 * SECOND + seconds * SECOND;

/** For specs of the pure part. */
export const anEvent = (members: Partial<StoredEvent> = {}): StoredEvent => ({
  id: '00000000-0000-4000-8000-000000000001',
  occurred: at(0),
  received: at(0),
  event: 'it.happened',
  resource: { 'prefect.resource.id': 'thing.1' },
  related: [],
  payload: {},
  follows: null,
  ...members,
});

export const aTrigger = (members: Partial<EventTrigger> = {}): EventTrigger => ({
  type: 'event',
  id: '00000000-0000-4000-8000-00000000000a',
  match: {},
  match_related: {},
  after: [],
  expect: ['it.happened'],
  for_each: [],
  posture: 'Reactive',
  threshold: 1,
  within: 0,
  ...members,
});
