import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { resourcePath } from '../events/event-paths';
import type { ActionMoment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import type { ShownAutomation } from './automation-page';
import { pretty } from './builder/draft';

const MOMENTS: Readonly<Record<ActionMoment, string>> = { FIRED: '', TRIGGERED: ' (told of the firing)', RESOLVED: ' (once that is over)' };
const KINDS: Readonly<Record<string, string>> = { event: 'An event', metric: 'A metric', compound: 'Several together', sequence: 'One after the other' };

/** Its trigger and its actions, in words and as JSON. */
export function WhatItIs({ automation: { triggers, steps, text } }: { automation: ShownAutomation }) {
  const { base } = useWorkspace();
  return (
    <Stack>
      <div>
        <Title order={2}>When</Title>
        <List listStyleType="none">
          {triggers.map(({ id, type, depth, sentence }) => (
            <List.Item key={id} pl={depth * 24}>
              <Text span c="dimmed" size="sm">
                {KINDS[type] ?? type}:{' '}
              </Text>
              <Text span style={{ overflowWrap: 'anywhere' }}>
                {sentence}
              </Text>
            </List.Item>
          ))}
        </List>
      </div>
      <div>
        <Title order={2}>Then</Title>
        {steps.length === 0 && <Text c="dimmed">Nothing is done.</Text>}
        <List type="ordered">
          {steps.map(({ moment, index, sentence, about }) => (
            <List.Item key={`${moment} ${index}`}>
              {sentence}
              {MOMENTS[moment]}{' '}
              {about && (
                <Anchor component={Link} to={resourcePath(base, { id: about, name: about })} size="sm">
                  show it
                </Anchor>
              )}
            </List.Item>
          ))}
        </List>
      </div>
      <details className="more">
        <summary>As JSON</summary>
        <pre className="copy-text mono wrap">{pretty(text)}</pre>
      </details>
    </Stack>
  );
}
