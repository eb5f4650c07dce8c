import { useQuery } from '@apollo/client/react';
import { Code, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams } from 'react-router';
import { HOOK_TRIAL } from './webhook-queries';

const FIRST_BODY = '{"id": 7, "status": "paid"}';
const HEADERS = { 'Content-Type': 'application/json' };

/** What the template makes of a request, while either is written. */
export function HookTrial({ template }: { template: string }) {
  const { workspaceId = '' } = useParams();
  const [body, setBody] = useState(FIRST_BODY);
  const [tried] = useDebouncedValue({ template, body }, 300);
  const { data, previousData, error } = useQuery(HOOK_TRIAL, {
    variables: { workspaceId, template: tried.template, request: { method: 'POST', headers: HEADERS, body: tried.body } },
    fetchPolicy: 'no-cache',
  });
  const trial = (data ?? previousData)?.workspace?.hookTrial;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Textarea
        label="Try it with a request of JSON"
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Stack gap={4} role="status" aria-label="What becomes of it" miw={0}>
        <Text size="sm" fw={500}>
          {trial?.event ? 'makes this event' : 'makes no event'}
        </Text>
        {(error ?? trial?.reason) && (
          <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
            {error?.message ?? trial?.reason}
          </Text>
        )}
        <Code block mah={240} style={{ overflow: 'auto' }} tabIndex={0}>
          {trial?.event ? JSON.stringify(trial.event, null, 2) : (trial?.rendered ?? '')}
        </Code>
      </Stack>
    </SimpleGrid>
  );
}
