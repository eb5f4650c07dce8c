import { Box, Button, Center, CloseButton, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { SearchIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { clock, exact } from '../ui/time';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { type Line, useLines } from './use-lines';

const LEVELS = [
  { value: '0', label: 'All levels' },
  { value: '10', label: 'Debug and above' },
  { value: '20', label: 'Info and above' },
  { value: '30', label: 'Warnings and above' },
  { value: '40', label: 'Errors and above' },
];
/** Closer to the end than this, the reader wants to see what comes. */
const AT_END_PX = 40;

interface Props {
  /** Counts up when there are new lines. */
  news: number;
  /** Whether the run goes on. */
  follow: boolean;
  /** Only its lines. */
  taskRun: { id: string; name: string } | null;
  onAllTasks: () => void;
}

/** A run's lines from the oldest on. While the run goes on and its end is in sight, the end stays in sight. */
export function RunLogs({ news, follow, taskRun, onAllTasks }: Props) {
  const [params, setParams] = useSearchParams();
  const level = LEVELS.find(({ value }) => value === params.get('level'))?.value ?? '0';
  const [text, setText] = useTextInAddress('lines');
  const [search] = useDebouncedValue(text, 250);
  const filter = { minLevel: level === '0' ? null : Number(level), search: search || null, taskRunId: taskRun?.id ?? null };
  const { lines, more, loading, failed, readOn } = useLines(news, filter);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (follow && atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [follow, lines.length]);

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TextInput
          type="search"
          aria-label="Search the logs"
          placeholder="Search the logs"
          leftSection={<SearchIcon size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
          flex={1}
          miw={180}
        />
        <Select
          aria-label="Lowest level"
          data={LEVELS}
          value={level}
          onChange={(value) => setParams((old) => withParam(old, 'level', value === null || value === '0' ? [] : [value]))}
          allowDeselect={false}
          w={190}
        />
      </Group>
      {taskRun && (
        <Group gap={4}>
          <Text>
            Lines of <b>{taskRun.name}</b>
          </Text>
          <CloseButton size="sm" onClick={onAllTasks} aria-label="Show the lines of all tasks" />
        </Group>
      )}
      <Paper
        ref={box}
        withBorder
        py="xs"
        role="log"
        aria-label="Logs"
        tabIndex={0}
        className="lines"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => (atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX)}
      >
        {lines.length === 0 && loading && (
          <Box px="sm">
            <LoadingRows label="Loading the logs" rows={4} />
          </Box>
        )}
        {lines.length === 0 && !loading && (
          <Text c="dimmed" px="sm">
            {failed ? 'The logs cannot be read right now.' : search || level !== '0' || taskRun ? 'No line fits.' : 'Nothing was logged.'}
          </Text>
        )}
        {lines.map((line) => (
          <LogLine key={line.id} line={line} />
        ))}
        {more && (
          <Center p="xs">
            <Button size="compact-sm" variant="default" onClick={readOn} loading={loading}>
              Show more
            </Button>
          </Center>
        )}
      </Paper>
    </Stack>
  );
}

function LogLine({ line }: { line: Line }) {
  return (
    <div className="log-line">
      <time dateTime={line.timestamp} title={exact(line.timestamp)}>
        {clock(line.timestamp)}
      </time>
      <Text span inherit c={colorOf(line.level)} fw={600}>
        {nameOf(line.level)}
      </Text>
      <span className="log-message wrap">{line.message.replaceAll(TERMINAL_SIGNS, '')}</span>
    </div>
  );
}

/** Colours and the like, as programs tell them to terminals. */
const TERMINAL_SIGNS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

const colorOf = (level: number): string => (level >= 40 ? 'red' : level >= 30 ? 'orange' : level >= 20 ? 'blue' : 'dimmed');
const nameOf = (level: number): string => (level >= 50 ? 'CRIT' : level >= 40 ? 'ERROR' : level >= 30 ? 'WARN' : level >= 20 ? 'INFO' : 'DEBUG');
