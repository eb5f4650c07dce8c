import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Paper, Progress, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { BackfillRowFragment, BackfillStatus, CatchUpPolicy } from '../../gql/graphql';
import { useLiveQuery } from '../../live/use-live-query';
import { refusalOf } from '../../ui/answers';
import { Confirm } from '../../ui/confirm';
import { LoadingRows } from '../../ui/loading-rows';
import { Ago, exact } from '../../ui/time';
import { tell } from '../../ui/toasts';
import { Trouble } from '../../ui/trouble';
import type { ShownDeployment } from '../deployment-page';
import { BACKFILLS, CANCEL_BACKFILL, SET_CATCH_UP } from './backfill-queries';

/** Those that are shown. */
export const BACKFILLS_SHOWN = 5;

/** What is made of the past: what schedules missed, and windows that somebody asked for. */
export function Backfills({ deployment, onAsk }: { deployment: ShownDeployment; onAsk: () => void }) {
  const { workspaceId = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(BACKFILLS, {
    variables: { workspaceId, id: deployment.id, first: BACKFILLS_SHOWN },
    kinds: ['BACKFILL', 'DEPLOYMENT', 'FLOW_RUN'],
  });
  const [cancelling, setCancelling] = useState<BackfillRowFragment | null>(null);
  const shown = data?.workspace?.deployment;
  if (error && !shown) return <Trouble title="The backfills cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!shown) return <LoadingRows label="Loading the backfills" />;
  return (
    <Stack component="section" aria-label="The past">
      <Title order={2}>The past</Title>
      <CatchUp id={deployment.id} policy={shown.catchUp} />
      {shown.backfills.map((backfill) => (
        <BackfillRow key={backfill.id} backfill={backfill} onCancel={() => setCancelling(backfill)} />
      ))}
      <Button variant="default" onClick={onAsk} w="fit-content">
        Backfill a past window
      </Button>
      {cancelling && <CancelBackfill id={deployment.id} backfill={cancelling} onClose={() => setCancelling(null)} />}
    </Stack>
  );
}

const POLICIES: readonly { value: CatchUpPolicy; label: string }[] = [
  { value: 'NONE', label: 'is left alone' },
  { value: 'LATEST', label: 'comes to one run of each schedule, for the last of its times' },
  { value: 'ALL', label: 'is made up for in full' },
];

function CatchUp({ id, policy }: { id: string; policy: CatchUpPolicy }) {
  const { workspaceId = '' } = useParams();
  const [set] = useMutation(SET_CATCH_UP, { errorPolicy: 'all' });

  async function choose(next: CatchUpPolicy, back: CatchUpPolicy | null): Promise<void> {
    const refused = refusalOf(
      await set({
        variables: { workspaceId, id, policy: next },
        optimisticResponse: { setCatchUp: { __typename: 'DeploymentSuccess', deployment: { __typename: 'Deployment', id, catchUp: next } } },
      }),
    );
    if (refused) return tell({ message: refused.message, bad: true });
    const label = POLICIES.find(({ value }) => value === next)?.label ?? '';
    tell({ message: `What is missed from now on ${label}.`, ...(back && { undo: () => void choose(back, null) }) });
  }

  return (
    <Select
      label="What schedules miss while no server runs"
      data={POLICIES}
      value={policy}
      allowDeselect={false}
      maw={520}
      onChange={(next) => next && next !== policy && void choose(next, policy)}
    />
  );
}

const STATUSES: Readonly<Record<BackfillStatus, string>> = {
  PLANNING: 'is being worked out',
  MAKING: 'its runs are being made',
  MADE: 'all runs are made',
  CANCELLING: 'is being cancelled',
  CANCELLED: 'cancelled',
};

function BackfillRow({ backfill, onCancel }: { backfill: BackfillRowFragment; onCancel: () => void }) {
  const { from, to, status, origin, planned, skipped, created, maxConcurrent, runs } = backfill;
  const name = `${day(from)} – ${day(to)}`;
  const all = planned - skipped;
  const [good, bad, gone] = [runs.completed, runs.failed + runs.crashed, runs.cancelled + runs.deleted];
  const ended = good + bad + gone;
  const canCancel = status === 'MAKING' || status === 'PLANNING' || (status !== 'CANCELLING' && runs.waiting + runs.running > 0);
  return (
    <Paper withBorder p="md" component="article" aria-label={`Backfill ${name}`}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text fw={600} title={`${exact(from)} – ${exact(to)}`}>
            {name}
          </Text>
          <Group gap={4}>
            <Text c="dimmed">{origin === 'CATCH_UP' ? 'to catch up' : 'asked for'}</Text>
            <Ago at={created} c="dimmed" />
            <Text c="dimmed">
              · {STATUSES[status]}
              {typeof maxConcurrent === 'number' && `, ${maxConcurrent} at a time`}
            </Text>
          </Group>
        </div>
        {canCancel && (
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Group>
      {all > 0 && (
        <Stack gap={4} mt="sm">
          <Progress.Root aria-hidden>
            <Progress.Section value={(good / all) * 100} color="teal" />
            <Progress.Section value={(bad / all) * 100} color="red" />
            <Progress.Section value={(gone / all) * 100} color="gray" />
            <Progress.Section value={(runs.running / all) * 100} color="blue" />
          </Progress.Root>
          <Text aria-live="polite">{[`${ended} of ${all} have ended`, ...tellingParts(runs, skipped)].join(', ')}</Text>
        </Stack>
      )}
      {all === 0 && status !== 'PLANNING' && <Text mt="xs">There was nothing to make{skipped > 0 ? `: ${skipped} had a run already` : ''}.</Text>}
    </Paper>
  );
}

/** Of what there is. */
function tellingParts({ running, waiting, failed, crashed, cancelled, deleted }: BackfillRowFragment['runs'], skipped: number): string[] {
  const parts: readonly [number, string][] = [
    [failed + crashed, 'failed'],
    [cancelled, 'cancelled'],
    [deleted, 'deleted'],
    [running, 'under way'],
    [waiting, 'waiting'],
    [skipped, 'were there already'],
  ];
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
}

function CancelBackfill({ id, backfill, onClose }: { id: string; backfill: BackfillRowFragment; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [cancel] = useMutation(CANCEL_BACKFILL, { errorPolicy: 'all' });
  const [running, setRunning] = useState(false);

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await cancel({ variables: { workspaceId, id, backfillId: backfill.id, running } }));
    if (!refused) onClose();
    return refused?.message ?? null;
  }

  return (
    <Confirm title="Cancel this backfill?" action="Cancel backfill" onConfirm={confirm} onClose={onClose}>
      <Text>No more runs are made, and those that wait are cancelled.</Text>
      <Checkbox label="Cancel those that have begun, too" checked={running} onChange={({ currentTarget }) => setRunning(currentTarget.checked)} />
    </Confirm>
  );
}

const day = (at: string): string => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
