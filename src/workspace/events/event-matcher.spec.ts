import { fromIso, type EventFilter } from '@app/contract';
import { compileEventFilter } from './event-matcher.js';
import type { StoredEvent } from './stored-event.js';

const at = (text: string): number => fromIso(text) ?? 0;
const NOW = at('2026-01-31T08:00:00Z');
const ID = '0197f6f0-0000-7000-8000-00000000000a';

const EVENT: StoredEvent = {
  id: ID,
  occurred: NOW - 60_000_000,
  received: NOW,
  event: 'prefect.flow-run.Running',
  resource: { 'prefect.resource.id': 'prefect.flow-run.1', 'prefect.resource.name': 'Quick-Fox', 'prefect.state-type': 'RUNNING' },
  related: [
    { 'prefect.resource.id': 'prefect.flow.2', 'prefect.resource.role': 'flow', 'prefect.resource.name': 'hello' },
    { 'prefect.resource.id': 'prefect.tag.prod', 'prefect.resource.role': 'tag' },
  ],
  payload: { note: 'A needle in the hay' },
  follows: null,
};

const matcher = (filter: EventFilter) => compileEventFilter(filter, NOW);
const matches = (filter: EventFilter): boolean => matcher(filter).matches(EVENT);

describe('a filter of events', () => {
  it.each<[string, EventFilter]>([
    ['nothing', {}],
    ['nulls', { occurred: null, event: null, resource: null, any_resource: null, id: null, text: null }],
    ['empty lists', { event: { name: [], prefix: [] }, resource: { id: [], id_prefix: [], labels: {} }, any_resource: [], id: { id: [] } }],
    ['its name', { event: { name: ['other', 'prefect.flow-run.Running'] } }],
    ['a beginning of its name', { event: { prefix: ['other', 'prefect.flow-run.'] } }],
    ['other names to be left out', { event: { exclude_name: ['other'], exclude_prefix: ['flow-run'] } }],
    ['its resource', { resource: { id: ['prefect.flow-run.1'] } }],
    ['a beginning of its resource', { resource: { id_prefix: ['prefect.flow-run.'] } }],
    ['a label', { resource: { labels: { 'prefect.state-type': ['PENDING', 'RUN*'] } } }],
    ['all of several labels', { resource: { labels: { 'prefect.resource.id': 'prefect.flow-run.*', 'prefect.state-type': '!PENDING' } } }],
    ['one event a resource, which is no matter of one event', { resource: { distinct: true } }],
    ['its resource as any', { any_resource: { id: ['prefect.flow-run.1'] } }],
    ['a related one as any', { any_resource: { id_prefix: ['prefect.flow.'], labels: { 'prefect.resource.name': 'hello' } } }],
    ['several, each met by another', { any_resource: [{ id: ['prefect.flow-run.1'] }, { labels: { 'prefect.resource.role': 'tag' } }] }],
    ['its id, in capitals', { id: { id: [ID.toUpperCase()] } }],
    ['a word of its payload', { text: { query: 'NEEDLE' } }],
    ['a word of a label, and not another', { text: { query: '+fox -wolf' } }],
    ['blanks', { text: { query: '  ' } }],
    ['a time, inclusive', { occurred: { since: '2026-01-31T07:59:00Z', until: '2026-01-31T07:59:00Z' } }],
    ['something related, which is looked at by another question', { related: { id: ['prefect.flow.3'] } }],
  ])('that asks for %s is met', (_, filter) => expect(matches(filter)).toBe(true));

  it.each<[string, EventFilter]>([
    ['another name', { event: { name: ['prefect.flow-run'] } }],
    ['the name in another case', { event: { prefix: ['Prefect'] } }],
    ['its name to be left out', { event: { prefix: ['prefect.'], exclude_name: ['prefect.flow-run.Running'] } }],
    ['the beginning of its name to be left out', { event: { exclude_prefix: ['prefect.flow-run'] } }],
    ['a wildcard, which a beginning is not', { event: { prefix: ['prefect%'] } }],
    ['another resource', { resource: { id: ['prefect.flow.2'] } }],
    ['another label', { resource: { labels: { 'prefect.state-type': 'running' } } }],
    ['a label that it has not', { resource: { labels: { missing: '*' } } }],
    ['anything but a value of a label that it has not', { resource: { labels: { missing: '!x' } } }],
    ['a label of no values', { resource: { labels: { 'prefect.state-type': [] } } }],
    ['what no one resource is', { any_resource: { id: ['prefect.flow.2'], labels: { 'prefect.resource.role': 'tag' } } }],
    ['two, of which one is missing', { any_resource: [{ id: ['prefect.flow.2'] }, { id: ['prefect.flow.3'] }] }],
    ['another id', { id: { id: ['0197f6f0-0000-7000-8000-00000000000b'] } }],
    ['a missing word', { text: { query: 'haystack' } }],
    ['a word that must not be there', { text: { query: 'needle -hay' } }],
    ['a later time', { occurred: { since: '2026-01-31T07:59:00.000001Z' } }],
    ['an earlier time', { occurred: { until: '2026-01-31T07:58:59.999999Z' } }],
  ])('that asks for %s is not met', (_, filter) => expect(matches(filter)).toBe(false));

  it('asks until now and since the day 180 days ago unless it says otherwise', () => {
    expect(matcher({})).toMatchObject({ since: at('2025-08-04T00:00:00Z'), until: NOW });
    expect(compileEventFilter({}, EVENT.occurred - 1).matches(EVENT)).toBe(false);
    expect(matcher({ occurred: { since: '2026-01-01T00:00:00Z', until: '2027-01-01 00:00:00' } })).toMatchObject({
      since: at('2026-01-01T00:00:00Z'),
      until: at('2027-01-01T00:00:00Z'),
    });
  });

  it.each<[string, EventFilter['related'], boolean]>([
    ['nothing', null, true],
    ['a related id', { id: ['prefect.flow.2'] }, true],
    ['its own id', { id: ['prefect.flow-run.1'] }, false],
    ['a role', { role: ['flow'] }, true],
    ['another role', { role: ['deployment'] }, false],
    ['a resource in its role', { resources_in_roles: [['prefect.flow.2', 'flow']] }, true],
    ['a resource in another’s role', { resources_in_roles: [['prefect.flow.2', 'tag']] }, false],
    ['a label', { labels: { 'prefect.resource.name': 'hel*' } }, true],
    ['what no one resource is', { role: ['tag'], labels: { 'prefect.resource.name': 'hello' } }, false],
    ['several, each met by another', [{ role: ['tag'] }, { role: ['flow'] }], true],
    ['several, of which one is missing', [{ role: ['tag'] }, { role: ['deployment'] }], false],
  ])('tells of what is related whether it is %s', (_, related, expected) => expect(matcher({ related: related ?? null }).matchesRelated(EVENT)).toBe(expected));
});
