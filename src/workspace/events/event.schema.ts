import { fromIso, type JsonText } from '@app/contract';
import type { Instant } from '@app/engine';
import { isUuid } from '../../http/decorators.js';

type Labels = Readonly<Record<string, string>>;

/** Something that happened, as its sender tells it. */
export interface ReceivedEvent extends Omit<ReadEvent, 'payload'> {
  /** JSON where its numbers are more than JavaScript's. */
  readonly payload: ReadEvent['payload'] | JsonText;
}

/** The same as JavaScript reads it. */
export interface ReadEvent {
  readonly id: string;
  readonly occurred: Instant;
  readonly event: string;
  readonly resource: Labels;
  readonly related: readonly Labels[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly follows: string | null;
  /** Of its JSON, as it came. */
  readonly bytes: number;
}

export const RESOURCE_ID = 'prefect.resource.id';
export const RESOURCE_ROLE = 'prefect.resource.role';
export const RESOURCE_NAME = 'prefect.resource.name';

/** Source: docs/contract/events.md#limits */
export const EVENT_BYTES_MAX = 1_500_000;
export const TOO_LARGE = `has more than ${EVENT_BYTES_MAX} bytes`;
const NAME_CHARACTERS_MAX = 1_024;
/** Of a name, and of a resource's id: what fits into an index of PostgreSQL, beside the time. */
const INDEXED_BYTES_MAX = 2_000;
/** As deep as the reference reads. The SDK cannot write what is much deeper, and a subscriber would end at it. */
const DEPTH_MAX = 200;
const LABELS_MAX = 500;
const RELATED_MAX = 100;

/** The event, or in a sentence what is wrong with it and where. Members that nobody knows are passed over. */
export function parseEvent(value: unknown, bytes: number): ReadEvent | { path: (string | number)[]; message: string } {
  if (!isObject(value)) return { path: [], message: 'An event is an object' };
  const { id, occurred, event, resource, related = [], payload = {}, follows = null } = value;
  const at = typeof occurred === 'string' ? fromIso(occurred) : null;
  if (!isUuid(id)) return { path: ['id'], message: 'Must be a UUID' };
  if (at === null) return { path: ['occurred'], message: 'Must be a time such as 2026-01-31T08:00:00Z' };
  if (typeof event !== 'string' || event.length > NAME_CHARACTERS_MAX || Buffer.byteLength(event) > INDEXED_BYTES_MAX)
    return { path: ['event'], message: `Must be a name of at most ${NAME_CHARACTERS_MAX} characters and ${INDEXED_BYTES_MAX} bytes` };
  const wrong = wrongWithResource(resource) ?? wrongWithId((resource as Labels)[RESOURCE_ID] ?? '');
  if (wrong) return { path: ['resource'], message: wrong };
  if (!Array.isArray(related) || related.length > RELATED_MAX) return { path: ['related'], message: `Must be a list of at most ${RELATED_MAX} resources` };
  for (const [index, one] of related.entries()) {
    const wrongOne = wrongWithResource(one) ?? ((one as Labels)[RESOURCE_ROLE] ? null : `Must have the label ${RESOURCE_ROLE}`);
    if (wrongOne) return { path: ['related', index], message: wrongOne };
  }
  if (!isObject(payload)) return { path: ['payload'], message: 'Must be an object' };
  if (isDeeper(payload, DEPTH_MAX)) return { path: ['payload'], message: `Must be nested at most ${DEPTH_MAX} levels deep` };
  if (follows !== null && !isUuid(follows)) return { path: ['follows'], message: 'Must be a UUID or null' };
  return { id: id.toLowerCase(), occurred: at, event, resource: resource as Labels, related: related as Labels[], payload, follows, bytes };
}

function wrongWithResource(resource: unknown): string | null {
  if (!isObject(resource)) return 'Must be an object of labels';
  const labels = Object.entries(resource);
  if (labels.length > LABELS_MAX) return `Must have at most ${LABELS_MAX} labels`;
  const strange = labels.find(([, value]) => typeof value !== 'string');
  if (strange) return `The label ${strange[0]} must be a string`;
  return resource[RESOURCE_ID] ? null : `Must have the label ${RESOURCE_ID}`;
}

const wrongWithId = (id: string): string | null =>
  Buffer.byteLength(id) > INDEXED_BYTES_MAX ? `The label ${RESOURCE_ID} must have at most ${INDEXED_BYTES_MAX} bytes` : null;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1)));

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
