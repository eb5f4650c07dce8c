import { useMutation } from '@apollo/client/react';
import { ActionIcon, Button, Group, Paper, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ScheduleRowFragment } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { EditIcon, PlusIcon, TrashIcon } from '../ui/icons';
import { Ago } from '../ui/time';
import { tell } from '../ui/toasts';
import type { ShownDeployment } from './deployment-page';
import { DELETE_SCHEDULE, UPDATE_SCHEDULE } from './deployment-queries';
import { BackfillForm } from './backfills/backfill-form';
import { Backfills } from './backfills/backfills';
import { NextTimes } from './next-times';
import { ScheduleEditor } from './schedule-editor';

export function Schedules({ deployment }: { deployment: ShownDeployment }) {
  const [editing, setEditing] = useState<ScheduleRowFragment | 'new' | null>(null);
  const [deleting, setDeleting] = useState<ScheduleRowFragment | null>(null);
  const [backfilling, setBackfilling] = useState(false);
  const add = (
    <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={() => setEditing('new')} w="fit-content">
      New schedule
    </Button>
  );
  return (
    <Stack>
      {deployment.schedules.length === 0 ? (
        <Empty
          title="It runs only when asked to"
          about="A schedule makes runs by itself: by cron, every so often, or by a rule. Add one here, or where the deployment is made:"
          command={`prefect deployment schedule create '${deployment.flow.name}/${deployment.name}' --cron '0 9 * * 1-5'`}
        >
          {add}
        </Empty>
      ) : (
        <>
          {deployment.schedules.map((schedule) => (
            <Schedule
              key={schedule.id}
              deployment={deployment}
              schedule={schedule}
              onEdit={() => setEditing(schedule)}
              onDelete={() => setDeleting(schedule)}
            />
          ))}
          {add}
          <Backfills deployment={deployment} onAsk={() => setBackfilling(true)} />
        </>
      )}
      {backfilling && <BackfillForm deployment={deployment} onClose={() => setBackfilling(false)} />}
      {editing && <ScheduleEditor deploymentId={deployment.id} schedule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting && <DeleteSchedule deploymentId={deployment.id} schedule={deleting} onClose={() => setDeleting(null)} />}
    </Stack>
  );
}

interface RowProps {
  deployment: ShownDeployment;
  schedule: ScheduleRowFragment;
  onEdit: () => void;
  onDelete: () => void;
}

function Schedule({ deployment, schedule, onEdit, onDelete }: RowProps) {
  const { workspaceId = '' } = useParams();
  const [update] = useMutation(UPDATE_SCHEDULE, { errorPolicy: 'all' });
  const { sentence, active, slug, nextTimes, parametersText } = schedule;

  async function setActive(next: boolean): Promise<void> {
    const refused = refusalOf(await update({ variables: { input: { workspaceId, deploymentId: deployment.id, scheduleId: schedule.id, active: next } } }));
    if (refused) return tell({ message: refused.message, bad: true });
    tell({ message: next ? 'The schedule makes runs again.' : 'The schedule makes no more runs.', undo: () => void setActive(!next) });
  }

  return (
    <Paper withBorder p="md" component="article" aria-label={sentence}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600} className="wrap">
            {sentence}
          </Text>
          <Group gap={6}>
            {slug && <Text c="dimmed">{slug} ·</Text>}
            {!active ? (
              <Text c="dimmed">not active</Text>
            ) : deployment.paused ? (
              <Text c="dimmed">waits for the deployment to go on</Text>
            ) : nextTimes[0] ? (
              <Group gap={4}>
                <Text c="dimmed">next</Text>
                <Ago at={nextTimes[0]} c="dimmed" />
              </Group>
            ) : (
              <Text c="dimmed">is never due again</Text>
            )}
          </Group>
          {parametersText !== '{}' && <Text className="mono wrap">{parametersText}</Text>}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Switch
            checked={active}
            color="teal"
            aria-label={`The schedule ${sentence} is ${active ? 'active' : 'not active'}`}
            onChange={() => void setActive(!active)}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={`Edit the schedule ${sentence}`} onClick={onEdit}>
            <EditIcon />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={`Delete the schedule ${sentence}`} onClick={onDelete}>
            <TrashIcon />
          </ActionIcon>
        </Group>
      </Group>
      <details className="more">
        <summary>Next ten times</summary>
        <NextTimes times={nextTimes} timezone={schedule.timezone} />
      </details>
    </Paper>
  );
}

function DeleteSchedule({ deploymentId, schedule, onClose }: { deploymentId: string; schedule: ScheduleRowFragment; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [remove] = useMutation(DELETE_SCHEDULE, { errorPolicy: 'all' });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, deploymentId, scheduleId: schedule.id } }));
    if (!refused) onClose();
    return refused?.message ?? null;
  }

  return (
    <Confirm title="Delete this schedule?" action="Delete schedule" onConfirm={confirm} onClose={onClose}>
      <Text>{schedule.sentence}. Runs that it made and that have not begun go with it. To make it rest for a while, switch it off instead.</Text>
    </Confirm>
  );
}
