import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { refusalOf } from '../ui/answers';
import { Notice, Refusal } from '../ui/notice';
import type { ShownAutomation } from './automation-page';
import { AUTOMATION, REPLAY_AUTOMATION, TRAIL } from './automation-queries';
import { since, WINDOWS } from './windows';

/** Fires for what the automation missed. What comes of it is told before the window is closed. */
export function Replay({ automation: { id, name }, onClose }: { automation: ShownAutomation; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [chosen, setChosen] = useState<string>(WINDOWS[0].value);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [replay, { data, loading }] = useMutation(REPLAY_AUTOMATION, { errorPolicy: 'all', refetchQueries: [AUTOMATION, TRAIL] });
  const done = data?.replayAutomation.__typename === 'AutomationReplay' ? data.replayAutomation : null;

  async function go(): Promise<void> {
    setRefusal(null);
    setRefusal(refusalOf(await replay({ variables: { workspaceId, id, since: since(chosen) } }))?.message ?? null);
  }

  return (
    <Modal opened onClose={onClose} title={`Replay what ${name} missed`}>
      <Stack>
        <Text>
          It fires now for what happened while it was not there or off, and its actions are taken. What it has fired for it does not fire for again, however
          often this is asked.
        </Text>
        <Select label="Of" data={[...WINDOWS]} value={chosen} allowDeselect={false} onChange={(next) => setChosen(next ?? WINDOWS[0].value)} />
        <Refusal message={refusal} />
        {done && (
          <Notice tone="teal" role="status">
            {done.fired === 0 ? 'There was nothing that it missed.' : `It fired ${done.fired === 1 ? 'once' : `${done.fired} times`}; its trail tells.`}
            {done.alreadyFired > 0 && ` It had fired ${done.alreadyFired === 1 ? 'once' : `${done.alreadyFired} times`} before.`}
            {done.left > 0 && ` ${done.left} are left for the next replay.`}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {done ? 'Close' : 'Cancel'}
          </Button>
          {(!done || done.left > 0) && (
            <Button loading={loading} onClick={() => void go()}>
              Replay
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
