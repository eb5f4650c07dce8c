import { Anchor, Box, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { eventPath, resourcePath } from '../events/event-paths';
import type { TracedFragment, TrailQuery } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { LOOK_AGAIN_MS } from '../live/use-read-with';
import { useWorkspace } from '../shell/use-workspace';
import { Facts } from '../ui/facts';
import { LoadingRows } from '../ui/loading-rows';
import { ShowMore } from '../ui/show-more';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import type { ShownAutomation } from './automation-page';
import { TRAIL } from './automation-queries';
import { Named, Thing, Told } from './names';

const PAGE = 50;

type Trail = NonNullable<NonNullable<TrailQuery['workspace']>['automation']>['trail'];
type Entry = Trail['edges'][number]['node'];

/** Why it fired or did not: how far it has counted, what became of it, and what nearly mattered. */
export function TrailShown({ automation }: { automation: ShownAutomation }) {
  const { workspaceId = '' } = useParams();
  const {
    list: trail,
    error,
    readAgain,
    more,
  } = useLongList(TRAIL, {
    variables: { workspaceId, id: automation.id, first: PAGE },
    listOf: ({ workspace }) => workspace?.automation?.trail,
    kinds: ['AUTOMATION'],
    lookAgainMs: LOOK_AGAIN_MS,
  });
  if (error && !trail) return <Trouble title="The trail cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!trail) return <LoadingRows label="Loading the trail" />;
  return (
    <Named of={[trail.edges, trail.misses, trail.windows]}>
      <Stack gap="lg">
        <Facts
          facts={{
            'Events looked at': trail.evaluated.toLocaleString(),
            Matched: trail.matched.toLocaleString(),
            Fired: trail.fired.toLocaleString(),
            'Nearly mattered': trail.missed.toLocaleString(),
          }}
        />
        <Now trail={trail} sentences={new Map(automation.triggers.map(({ id, sentence }) => [id, sentence]))} />
        <Stack gap="xs" component="section" aria-label="What became of it">
          <Title order={2}>What became of it</Title>
          {trail.edges.length === 0 && (
            <Text c="dimmed">Nothing has matched yet. What comes shows here without a reload; the test tells about the last hour.</Text>
          )}
          {trail.edges.map(({ node }) => (
            <TrailEntry key={node.id} entry={node} />
          ))}
          <ShowMore more={more} label="What was before" />
        </Stack>
        {trail.misses.length > 0 && (
          <Stack gap="xs" component="section" aria-label="What nearly mattered">
            <Title order={2}>What nearly mattered</Title>
            <Text c="dimmed" size="sm">
              Events of a fitting name that did not count, each with the first condition that it did not meet.
            </Text>
            {trail.misses.map(({ at, sentence, event }, index) => (
              <article key={index} className="decision" data-status="WAIT">
                <Told text={sentence} />
                <EventLine event={event} at={at} />
              </article>
            ))}
          </Stack>
        )}
      </Stack>
    </Named>
  );
}

/** What is open, held and watched. */
function Now({ trail: { windows, parts, metrics }, sentences }: { trail: Trail; sentences: ReadonlyMap<string, string> }) {
  const held = parts.filter(({ fired }) => fired.length > 0);
  if (windows.length + held.length + metrics.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label="Now">
      <Title order={2}>Now</Title>
      {windows.map(({ triggerId, labels, closes, count, threshold, posture }) => (
        <Text key={`${triggerId} ${JSON.stringify(labels)}`} component="div" style={{ overflowWrap: 'anywhere' }}>
          {posture === 'Proactive' ? `${count} of ${threshold} came so far` : `${count} of ${threshold} counted`}
          <Told text={apart(labels)} />, until <Ago at={closes} span display="inline" />
          <Text span c="dimmed" size="sm">
            {' '}
            ({sentences.get(triggerId)})
          </Text>
        </Text>
      ))}
      {held.map(({ triggerId, fired, needed }) => (
        <Text key={triggerId}>
          {fired.length} of {needed} parts have fired: {fired.map((id) => sentences.get(id) ?? '').join('; ')}
        </Text>
      ))}
      {metrics.map(({ triggerId, name, value, operator, threshold, breached, firing, lookedAt }) => (
        <Text key={triggerId} component="div">
          {name} {value === null || value === undefined ? 'has no runs to go by' : `is ${Math.round(value * 1_000) / 1_000}`}; it fires at {operator}{' '}
          {threshold}
          {firing ? ', and has fired' : breached ? ', which is so now' : ''}.{' '}
          {lookedAt && (
            <Text span c="dimmed" size="sm">
              Looked at <Ago at={lookedAt} span display="inline" size="sm" />
            </Text>
          )}
        </Text>
      ))}
    </Stack>
  );
}

/** By what it is counted apart, where the event does not say so by itself. */
function apart(labels: unknown, event?: TracedFragment | null): string {
  const entries = Object.entries((labels ?? {}) as Record<string, string>).filter(([, value]) => value !== event?.resourceId);
  return entries.length === 0 ? '' : ` for ${entries.map(([label, value]) => `${label} ${value}`).join(', ')}`;
}

const OUTCOMES: Readonly<Record<string, string>> = { fired: 'ACCEPT', 'action-executed': 'ACCEPT', 'action-failed': 'REJECT', resolved: 'ACCEPT' };
const WORDS: Readonly<Record<string, string>> = {
  opened: 'Began to wait',
  counted: 'Counted',
  satisfied: 'Satisfied',
  ended: 'Time over',
  'part-fired': 'Part fired',
  fired: 'Fired',
  breached: 'Beyond',
  calmed: 'Back',
  resolved: 'Over',
  'action-begun': 'Begun',
  'action-executed': 'Done',
  'action-failed': 'Failed',
};

function TrailEntry({ entry }: { entry: Entry }) {
  const { at, kind, sentence, labels, event, action } = entry;
  const counted = apart(labels, event);
  return (
    <article className="decision" data-status={OUTCOMES[kind] ?? 'WAIT'}>
      <div>
        <span className="decision-status">{WORDS[kind] ?? kind}</span>
        <Told text={sentence} />
      </div>
      {event ? (
        <EventLine event={event} at={at} />
      ) : (
        <Group gap={8} fz="xs">
          <Ago at={at} size="xs" c="dimmed" />
          {action?.about.map((resource) => (
            <Thing key={resource} id={resource} withKind />
          ))}
        </Group>
      )}
      {counted !== '' && (
        <Box fz="xs" c="dimmed">
          Counted
          <Told text={counted} />
        </Box>
      )}
    </article>
  );
}

/** The event that it is about, and when. */
export function EventLine({ event, at }: { event: TracedFragment; at: string }) {
  const { base } = useWorkspace();
  return (
    <Group gap={8}>
      <Ago at={at} size="xs" c="dimmed" />
      <Anchor component={Link} to={eventPath(base, event)} size="xs" className="word">
        {event.event}
      </Anchor>
      <Anchor component={Link} to={resourcePath(base, { id: event.resourceId, name: event.resourceName ?? event.resourceId })} size="xs" className="word">
        {event.resourceName ?? event.resourceId}
      </Anchor>
    </Group>
  );
}
