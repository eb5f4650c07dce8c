import { Anchor, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FlowRunFilter, RunAct, StateType } from '../gql/graphql';
import { RetryIcon, StopIcon, TrashIcon } from '../ui/icons';
import { Refusal } from '../ui/notice';
import type { ListedRun } from './run-table';
import { canBe, runs, useBulk } from './use-bulk';
import type { Selection } from './use-selection';

interface Props {
  /** Of the page, those that are chosen. */
  chosen: readonly ListedRun[];
  selection: Selection;
  wholePage: boolean;
  filter: FlowRunFilter;
  /** How many the filter finds, by state. */
  counts: readonly { stateType: StateType; count: number }[];
  onDone: () => void;
}

/** What can be done to the chosen runs, or to all that match. */
export function BulkBar({ chosen, selection, wholePage, filter, counts, onDone }: Props) {
  const [all, setAll] = useState(false);
  const [asked, ask] = useState<RunAct | null>(null);
  const matching = counts.filter(({ stateType }) => !filter.stateTypes || filter.stateTypes.includes(stateType));
  const total = matching.reduce((sum, { count }) => sum + count, 0);
  const isAll = all && wholePage;
  const possible = (act: RunAct): number =>
    isAll
      ? matching.reduce((sum, { stateType, count }) => sum + (canBe(act, stateType) ? count : 0), 0)
      : chosen.filter(({ state }) => canBe(act, state?.type)).length;
  const acts = [
    { act: 'RETRY', label: 'Retry', icon: <RetryIcon size={16} /> },
    { act: 'CANCEL', label: 'Cancel', icon: <StopIcon size={16} /> },
    { act: 'DELETE', label: 'Delete', icon: <TrashIcon size={16} /> },
  ] as const;
  return (
    <Paper withBorder p="xs" px="sm" shadow="sm" className="bulk-bar" component="section" aria-label="Chosen runs">
      <Group gap="sm">
        <Text fw={600} aria-live="polite">
          {isAll ? `All ${runs(total)} that match` : `${runs(chosen.length)} chosen`}
        </Text>
        {wholePage && total > chosen.length && (
          <Anchor component="button" type="button" onClick={() => setAll(!all)}>
            {isAll ? 'Only this page' : `Choose all ${total.toLocaleString()} that match`}
          </Anchor>
        )}
        <Group gap={6} ml="auto">
          {acts.map(({ act, label, icon }) => (
            <Button key={act} size="compact-sm" variant="default" leftSection={icon} disabled={possible(act) === 0} onClick={() => ask(act)}>
              {label}
            </Button>
          ))}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={selection.clear}>
            Clear
          </Button>
        </Group>
      </Group>
      {asked && (
        <AskFirst
          act={asked}
          count={possible(asked)}
          leftAlone={(isAll ? total : chosen.length) - possible(asked)}
          meant={isAll ? { filter } : { ids: chosen.filter(({ state }) => canBe(asked, state?.type)).map(({ id }) => id) }}
          onClose={() => ask(null)}
          onDone={() => (ask(null), selection.clear(), onDone())}
        />
      )}
    </Paper>
  );
}

const WORDS: Readonly<Record<RunAct, { verb: string; about: string; leftAlone: string }>> = {
  RETRY: { verb: 'Retry', about: 'They start over, as soon as somebody takes them.', leftAlone: 'have not ended' },
  CANCEL: { verb: 'Cancel', about: 'Those that run are ended by whoever runs them; the others do not begin. This cannot be undone.', leftAlone: 'have ended' },
  DELETE: { verb: 'Delete', about: 'Their states, task runs and logs go with them. This cannot be undone.', leftAlone: '' },
};

interface AskProps {
  act: RunAct;
  count: number;
  leftAlone: number;
  meant: Parameters<ReturnType<typeof useBulk>['act']>[1];
  onClose: () => void;
  onDone: () => void;
}

function AskFirst({ act, count, leftAlone, meant, onClose, onDone }: AskProps) {
  const bulk = useBulk();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { verb, about, leftAlone: why } = WORDS[act];
  async function confirm(): Promise<void> {
    const refused = await bulk.act(act, meant);
    setRefusal(refused);
    if (refused === null) onDone();
  }
  return (
    <Modal opened onClose={bulk.busy === null ? onClose : bulk.stop} title={`${verb} ${runs(count)}?`}>
      <Stack>
        <Refusal message={refusal} />
        <Text>{about}</Text>
        {leftAlone > 0 && (
          <Text c="dimmed">
            {runs(leftAlone)} {why} and {leftAlone === 1 ? 'is' : 'are'} left alone.
          </Text>
        )}
        {bulk.busy !== null && count > 1 && (
          <Text role="status">
            {bulk.busy.toLocaleString()} of {count.toLocaleString()} …
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={bulk.busy === null ? onClose : bulk.stop}>
            {bulk.busy === null ? 'Leave them' : 'Stop here'}
          </Button>
          <Button {...(act === 'RETRY' ? {} : { color: 'red' })} loading={bulk.busy !== null} onClick={() => void confirm()}>
            {verb} {runs(count)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
