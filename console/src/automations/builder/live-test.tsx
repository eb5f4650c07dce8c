import { useQuery } from '@apollo/client/react';
import { Paper, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams } from 'react-router';
import { type Value, writeExact } from '../../deployments/parameters/exact';
import { TEST } from '../automation-queries';
import { TestResult } from '../test-result';
import type { Draft } from './draft';
import { faultInWords, inFormWords } from './fault-words';

const SETTLED_MS = 400;

/** What the draft says, and how often it would have fired in the last hour, while it is written. */
export function LiveTest({ draft }: { draft: Draft }) {
  // What has no name yet can be tested as well.
  const written = { ...draft, name: draft['name'] || 'draft' };
  const { tested, error } = useTest(written);
  const fault = tested?.__typename === 'InputError' ? (tested.fields[0] ?? tested) : null;
  // When it fires does not wait for what it does.
  const isOfActions = fault !== null && 'field' in fault && /^actions/.test(fault.field ?? '');
  const alone = useTest(isOfActions ? { ...written, actions: [], actions_on_trigger: [], actions_on_resolve: [] } : null).tested;
  const shown = isOfActions ? alone : tested;
  return (
    <Paper withBorder p="md" component="section" aria-label="What it would have done" aria-live="polite" className="live-test">
      <Stack gap="sm">
        {error && <Text c="red">{error.message}</Text>}
        {fault && (
          <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Not yet whole. {faultInWords(inFormWords(written, fault))}
          </Text>
        )}
        {shown?.__typename === 'AutomationTest' && (
          <>
            {!isOfActions && <Text style={{ overflowWrap: 'anywhere' }}>{shown.sentence}</Text>}
            <TestResult tested={shown} />
          </>
        )}
        {!tested && !error && <Text c="dimmed">Looking at the last hour …</Text>}
      </Stack>
    </Paper>
  );
}

/** Null: nothing is asked. */
function useTest(draft: { readonly [name: string]: Value } | null) {
  const { workspaceId = '' } = useParams();
  const [text] = useDebouncedValue(draft && writeExact(draft), SETTLED_MS);
  const { data, previousData, error } = useQuery(TEST, { variables: { workspaceId, draft: { text } }, skip: text === null, fetchPolicy: 'no-cache' });
  return { tested: (data ?? previousData)?.workspace?.automationTest, error };
}
