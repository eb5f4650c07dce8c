import { useMutation } from '@apollo/client/react';
import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { RunQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { MoreIcon, PauseIcon, PlayIcon, RetryIcon, StopIcon, TrashIcon } from '../ui/icons';
import { Refusal } from '../ui/notice';
import { isBad, isTerminal } from '../ui/state-badge';
import { tell } from '../ui/toasts';
import { DELETE_RUN } from './run-queries';
import { useRunActs } from './use-run-acts';

type Run = NonNullable<NonNullable<RunQuery['workspace']>['flowRun']>;

/** What can be done to the run as it stands: first what helps. */
export function RunActions({ run }: { run: Run }) {
  const { retry, resume } = useRunActs();
  const [cancelling, askToCancel] = useDisclosure();
  const [suspending, askToSuspend] = useDisclosure();
  const type = run.state?.type;
  const canSuspend = type === 'RUNNING' && run.deployment && !run.parentFlowRun;
  return (
    <Group gap="xs">
      {isTerminal(type) && (
        <Tooltip label="Only runs of a deployment can be retried from here: nobody else would start it." disabled={Boolean(run.deployment)}>
          <Button
            variant={isBad(type) ? 'filled' : 'default'}
            leftSection={<RetryIcon size={16} />}
            {...(!run.deployment && { 'data-disabled': true })}
            aria-disabled={!run.deployment}
            onClick={() => run.deployment && void retry(run)}
          >
            Retry
          </Button>
        </Tooltip>
      )}
      {type === 'PAUSED' && !run.question && (
        <Button leftSection={<PlayIcon size={16} />} onClick={() => void resume(run)}>
          Resume
        </Button>
      )}
      {canSuspend && (
        <Button variant="default" leftSection={<PauseIcon size={16} />} onClick={askToSuspend.open}>
          Suspend
        </Button>
      )}
      {!isTerminal(type) && type !== 'CANCELLING' && (
        <Button variant="default" leftSection={<StopIcon size={16} />} onClick={askToCancel.open}>
          Cancel
        </Button>
      )}
      <RunMenu run={run} />
      {cancelling && <CancelRun run={run} onClose={askToCancel.close} />}
      {suspending && <SuspendRun run={run} onClose={askToSuspend.close} />}
    </Group>
  );
}

function CancelRun({ run, onClose }: { run: Run; onClose: () => void }) {
  const { cancel } = useRunActs();
  async function confirm(): Promise<string | null> {
    const refused = await cancel(run);
    if (!refused) onClose();
    return refused?.message ?? null;
  }
  return (
    <Confirm title={`Cancel ${run.name}?`} action="Cancel the run" onConfirm={confirm} onClose={onClose}>
      <Text>
        {run.state?.type === 'RUNNING' ? 'Whoever runs it ends its process and those of its subflows. What it has done until now stays.' : 'It does not begin.'}
      </Text>
    </Confirm>
  );
}

const TIMEOUTS = [
  { value: '3600', label: 'an hour' },
  { value: '86400', label: 'a day' },
  { value: '604800', label: 'a week' },
  { value: '2592000', label: '30 days' },
];

function SuspendRun({ run, onClose }: { run: Run; onClose: () => void }) {
  const { suspend } = useRunActs();
  const [timeout, setTimeout] = useState('86400');
  const [refusal, setRefusal] = useState<string | null>(null);
  async function submit(): Promise<void> {
    const refused = await suspend(run, Number(timeout));
    setRefusal(refused?.message ?? null);
    if (!refused) onClose();
  }
  return (
    <Modal opened onClose={onClose} title={`Suspend ${run.name}`}>
      <Stack>
        <Refusal message={refusal} />
        <Text>Its process ends before its next task, and starts again when somebody resumes it; tasks whose results are stored are not done twice.</Text>
        <Select label="Fails unless resumed within" data={TIMEOUTS} value={timeout} onChange={(value) => setTimeout(value ?? '86400')} allowDeselect={false} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it running
          </Button>
          <Button onClick={() => void submit()}>Suspend</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function RunMenu({ run }: { run: Run }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [deleting, { open, close }] = useDisclosure();
  const [remove] = useMutation(DELETE_RUN, { errorPolicy: 'all' });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: run.id } }));
    if (refused) return refused.message;
    tell({ message: `${run.name} is deleted.` });
    await navigate(`${base}/runs`);
    return null;
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More that can be done with this run">
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void navigator.clipboard.writeText(run.id).then(() => tell({ message: 'The id is copied.' }))}>Copy its id</Menu.Item>
          <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && (
        <Confirm title={`Delete ${run.name}?`} action="Delete run" onConfirm={confirm} onClose={close}>
          <Text>Its states, task runs and logs go with it. This cannot be undone.</Text>
          {!isTerminal(run.state?.type) && <Text>It has not ended: deleting it does not stop its process. Cancel it first.</Text>}
        </Confirm>
      )}
    </>
  );
}
