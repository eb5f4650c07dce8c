import { useQuery, useSubscription } from '@apollo/client/react';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Chosen } from '../ui/chosen';
import { Empty, NothingFits } from '../ui/empty';
import { PauseIcon, PlayIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { clock, day, exact } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { usePaced } from '../ui/use-paced';
import { RANGES, useEventFilter, type Range } from './event-filters';
import { EventHistogram } from './event-histogram';
import { EVENT_COUNTS, EVENTS, EVENTS_HAPPENED } from './event-queries';
import { EventTable } from './event-table';

const PAGE = 50;
const READ_PAUSE_MS = 1_000;
const COUNT_PAUSE_MS = 5_000;
/** For news that do not reach this page, and since the span of the list moves on. */
const LOOK_AGAIN_MS = 30_000;

/** What happened, as it happens. */
export function EventsPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 300);
  const { filter, isFixed, filtered } = useEventFilter(search);
  const [isPaused, setPaused] = useState(false);
  const after = params.get('after');
  const isLive = !isPaused && !isFixed && after === null;
  const skipPollAttempt = (): boolean => document.hidden;
  const { data, previousData, error, loading, refetch } = useQuery(EVENTS, {
    variables: { workspaceId, first: PAGE, after, filter },
    pollInterval: isLive ? LOOK_AGAIN_MS : 0,
    skipPollAttempt,
  });
  const counts = useQuery(EVENT_COUNTS, {
    variables: { workspaceId, filter },
    pollInterval: isLive ? LOOK_AGAIN_MS : 0,
    skipPollAttempt,
    skip: search !== '',
  });
  const read = usePaced(refetch, READ_PAUSE_MS, loading);
  const count = usePaced(counts.refetch, COUNT_PAUSE_MS, counts.loading);
  useSubscription(EVENTS_HAPPENED, {
    // From when on says the list; a subscription begins now.
    variables: { workspaceId, filter: { ...filter, since: null } },
    skip: !isLive,
    onData: ({ data: { data: news } }) => {
      if (document.hidden || !news?.eventsHappened.length) return;
      read();
      if (search === '') count();
    },
  });
  const page = (data ?? previousData)?.workspace?.events;
  const rows = page?.edges.map(({ node }) => node) ?? [];
  const bars = search === '' ? (counts.data ?? counts.previousData)?.workspace?.eventCounts : undefined;
  const goOn = (): void => setParams((old) => withParam(old, 'after', [page?.pageInfo.endCursor ?? '']));

  if (error && !page) return <Trouble title="The events cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <PageHeader
        title="Events"
        actions={
          <Group gap="sm">
            <SearchField label="Search events for words" placeholder="Words, +required, -unwanted" value={text} onChange={setText} />
            <Button
              variant="default"
              leftSection={isLive ? <PauseIcon size={14} /> : <PlayIcon size={14} />}
              onClick={() => (isLive ? setPaused(true) : (setPaused(false), setParams((old) => withParam(withParam(old, 'since', []), 'until', []))))}
            >
              {isLive ? 'Pause' : 'Go live'}
            </Button>
          </Group>
        }
      />
      <EventFilterBar />
      {bars && <EventHistogram counts={bars} />}
      {!page && <LoadingRows label="Loading events" />}
      {page && rows.length > 0 && <EventTable events={rows} />}
      {page && page.searchedSince !== null && page.searchedSince !== undefined && (
        <Text c="dimmed" ta="center" role="status">
          Looked back to{' '}
          <time dateTime={page.searchedSince} title={exact(page.searchedSince)}>
            {inShort(page.searchedSince)}
          </time>
          ; older events have not been searched yet.
        </Text>
      )}
      {page?.keptSince && !page.pageInfo.hasNextPage && Date.parse(filter.since ?? '') < Date.parse(page.keptSince) && (
        <Text c="dimmed" ta="center" role="status">
          Events are kept from{' '}
          <time dateTime={page.keptSince} title={exact(page.keptSince)}>
            {day(page.keptSince)}
          </time>{' '}
          on; what happened before may be gone.
        </Text>
      )}
      {page &&
        rows.length === 0 &&
        !page.pageInfo.hasNextPage &&
        (filtered || after ? <NothingFits onClear={() => (setText(''), setParams({}))} /> : <NoEvents />)}
      {page && (after !== null || page.pageInfo.hasNextPage) && (
        <Group justify="center">
          <Button variant="default" disabled={after === null} onClick={() => setParams((old) => withParam(old, 'after', []))}>
            Newest
          </Button>
          <Button variant="default" disabled={!page.pageInfo.hasNextPage} onClick={goOn}>
            {page.searchedSince ? 'Search further back' : 'Older'}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** What the feed is narrowed to, each with its way back, and the fields that narrow it. */
function EventFilterBar() {
  const [params, setParams] = useSearchParams();
  const { range } = useEventFilter('');
  const without = (name: string, value: string) => (): void =>
    setParams((old) =>
      withParam(
        old,
        name,
        old.getAll(name).filter((other) => other !== value),
      ),
    );
  const [since, until] = [params.get('since'), params.get('until')];
  return (
    <Group gap="xs" role="group" aria-label="Narrow the feed">
      <Narrow name="name" label="Event name" placeholder="Name or prefect.flow-run.*" />
      <Narrow name="resource" label="Resource id" placeholder="Id of a resource" />
      {since === null && (
        <Select
          aria-label="Time"
          size="xs"
          w={150}
          data={Object.entries(RANGES).map(([value, { label }]) => ({ value, label }))}
          value={range}
          allowDeselect={false}
          onChange={(next) => setParams((old) => withParam(old, 'range', next && next !== ('day' satisfies Range) ? [next] : []))}
        />
      )}
      {params.getAll('name').map((name) => (
        <Chosen key={name} what="Name" name={name} onClear={without('name', name)} every="any" />
      ))}
      {params.getAll('resource').map((id) => (
        <Chosen key={id} what="Resource" name={id} onClear={without('resource', id)} every="any" />
      ))}
      {since && <Chosen what="From" name={inShort(since)} onClear={without('since', since)} />}
      {until && <Chosen what="Until" name={inShort(until)} onClear={without('until', until)} />}
    </Group>
  );
}

function Narrow({ name, label, placeholder }: { name: string; label: string; placeholder: string }) {
  const [, setParams] = useSearchParams();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const value = (new FormData(form).get(name) as string).trim();
        if (value) setParams((old) => withParam(old, name, [...new Set([...old.getAll(name), value])]));
        form.reset();
      }}
    >
      <TextInput name={name} aria-label={`${label}; Enter adds it`} placeholder={placeholder} size="xs" w={190} autoComplete="off" spellCheck={false} />
    </form>
  );
}

const inShort = (at: string): string => `${day(at)} ${clock(at).slice(0, 8)}`;

const NoEvents = () => (
  <Empty
    title="Nothing has happened yet"
    about="Everything that changes is told here: runs and their states, deployments, pools, and whatever your programs emit. Tell of something of yours:"
    command={"python -c \"from prefect.events import emit_event; emit_event('coffee.made', resource={'prefect.resource.id': 'kitchen.1'})\""}
  />
);
