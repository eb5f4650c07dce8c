import { useLazyQuery } from '@apollo/client/react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { LoadingRows } from '../ui/loading-rows';
import { Refusal } from '../ui/notice';
import type { ShownAutomation } from './automation-page';
import { TEST } from './automation-queries';
import { TestResult } from './test-result';
import { since, WINDOWS } from './windows';

/** Has the automation look at the past, in which nothing is changed. */
export function TestOfPast({ automation: { id } }: { automation: ShownAutomation }) {
  const { workspaceId = '' } = useParams();
  const [chosen, setChosen] = useState<string>(WINDOWS[0].value);
  const [test, { data, error, loading }] = useLazyQuery(TEST, { fetchPolicy: 'no-cache' });
  const tested = data?.workspace?.automationTest;
  const when = WINDOWS.find(({ value }) => value === chosen)?.when ?? '';
  return (
    <Stack>
      <Text c="dimmed">Would it have fired, as it is now? Nothing is done: it only looks.</Text>
      <Group align="flex-end">
        <Select label="Look at" data={[...WINDOWS]} value={chosen} allowDeselect={false} onChange={(next) => setChosen(next ?? WINDOWS[0].value)} w={180} />
        <Button loading={loading} onClick={() => void test({ variables: { workspaceId, id, since: since(chosen) } })}>
          Test
        </Button>
      </Group>
      <div role="status" aria-label="What the test found">
        <Refusal message={error?.message ?? (tested?.__typename === 'InputError' ? tested.message : null)} />
        {loading && !tested && <LoadingRows label="Loading what it would have done" rows={3} />}
        {tested?.__typename === 'AutomationTest' && <TestResult tested={tested} when={when} />}
      </div>
    </Stack>
  );
}
