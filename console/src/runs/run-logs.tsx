import { useApolloClient } from '@apollo/client/react';
import { Button, Center, Group, Paper, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { LogsQuery } from '../gql/graphql';
import { clock, exact } from '../ui/time';
import { LOGS } from './run-queries';

type Line = NonNullable<NonNullable<LogsQuery['workspace']>['flowRun']>['logs']['edges'][number]['node'];

const LEVELS = [
  { value: '0', label: 'All levels' },
  { value: '10', label: 'Debug and above' },
  { value: '20', label: 'Info and above' },
  { value: '30', label: 'Warnings and above' },
  { value: '40', label: 'Errors and above' },
];
const PAGE = 200;

/** A run's lines from the oldest on. While the run goes on, new ones are read as `news` counts up, and the end stays in sight. */
export function RunLogs({ news, follow }: { news: number; follow: boolean }) {
  const [level, setLevel] = useState('0');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 250);
  const { lines, more, loading, failed, readOn } = useLines(news, { minLevel: level === '0' ? null : Number(level), search: search || null, taskRunId: null });
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (follow) end.current?.scrollIntoView({ block: 'nearest' });
  }, [follow, lines.length]);

  return (
    <Stack gap="sm">
      <Group>
        <TextInput
          type="search"
          aria-label="Search the logs"
          placeholder="Search the logs"
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
          flex={1}
          miw={180}
        />
        <Select aria-label="Lowest level" data={LEVELS} value={level} onChange={(value) => setLevel(value ?? '0')} allowDeselect={false} w={190} />
      </Group>
      <Paper withBorder py="xs" role="log" aria-label="Logs" tabIndex={0} style={{ maxHeight: '65vh', overflow: 'auto' }}>
        {lines.length === 0 && loading && <Skeleton h={120} m="sm" />}
        {lines.length === 0 && !loading && (
          <Text c="dimmed" px="sm">
            {failed ? 'The logs cannot be read right now.' : search || level !== '0' ? 'No line fits.' : 'Nothing was logged.'}
          </Text>
        )}
        {lines.map((line) => (
          <LogLine key={line.id} line={line} />
        ))}
        {more && (
          <Center p="xs">
            <Button size="compact-sm" variant="default" onClick={() => void readOn()} loading={loading}>
              Show more
            </Button>
          </Center>
        )}
        <div ref={end} />
      </Paper>
    </Stack>
  );
}

function LogLine({ line }: { line: Line }) {
  return (
    <div className="log-line">
      <Text component="time" size="xs" c="dimmed" title={exact(line.timestamp)} className="mono">
        {clock(line.timestamp)}
      </Text>
      <Text size="xs" c={colorOf(line.level)} className="mono" fw={600}>
        {nameOf(line.level)}
      </Text>
      <span className="log-message">{line.message}</span>
    </div>
  );
}

/** The lines read so far under one filter. Another filter starts over; news go on after the last line. */
function useLines(news: number, filter: { minLevel: number | null; search: string | null; taskRunId: null }) {
  const { workspaceId = '', id = '' } = useParams();
  const client = useApolloClient();
  const [state, setState] = useState<{ lines: readonly Line[]; cursor: string | null; more: boolean; loading: boolean; failed: boolean }>({
    lines: [],
    cursor: null,
    more: false,
    loading: true,
    failed: false,
  });
  const key = JSON.stringify([workspaceId, id, filter]);
  const current = useRef(key);

  const read = useCallback(
    async (after: string | null): Promise<void> => {
      setState((old) => ({ ...old, loading: true }));
      try {
        const { data } = await client.query({ query: LOGS, variables: { workspaceId, id, first: PAGE, after, filter }, fetchPolicy: 'no-cache' });
        const page = data?.workspace?.flowRun?.logs;
        if (!page || current.current !== key) return;
        setState((old) => ({
          lines:
            after === null
              ? page.edges.map(({ node }) => node)
              : joined(
                  old.lines,
                  page.edges.map(({ node }) => node),
                ),
          cursor: page.pageInfo.endCursor ?? after,
          more: page.pageInfo.hasNextPage,
          loading: false,
          failed: false,
        }));
      } catch {
        setState((old) => ({ ...old, loading: false, failed: true }));
      }
    },
    // The filter is part of the key.
    [client, key],
  );

  useEffect(() => {
    current.current = key;
    void read(null);
  }, [key, read]);
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    if (news > 0 && !latest.current.loading) void read(latest.current.cursor);
  }, [news, read]);

  return { ...state, readOn: () => read(state.cursor) };
}

function joined(old: readonly Line[], fresh: readonly Line[]): readonly Line[] {
  const known = new Set(old.map(({ id }) => id));
  return [...old, ...fresh.filter(({ id }) => !known.has(id))];
}

const colorOf = (level: number): string => (level >= 40 ? 'red' : level >= 30 ? 'orange' : level >= 20 ? 'blue' : 'dimmed');
const nameOf = (level: number): string => (level >= 50 ? 'CRITICAL' : level >= 40 ? 'ERROR' : level >= 30 ? 'WARNING' : level >= 20 ? 'INFO' : 'DEBUG');
