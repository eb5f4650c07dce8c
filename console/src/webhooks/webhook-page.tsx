import { Badge, Button, Code, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { WebhookQuery } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Confirm } from '../ui/confirm';
import { CopyLine } from '../ui/copy-line';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { hookAddress } from './hook-address';
import { useWebhookChanges } from './use-webhook-changes';
import { WebhookForm } from './webhook-form';
import { WEBHOOK } from './webhook-queries';
import { WhatSendersBring } from './what-senders-bring';

type Received = NonNullable<NonNullable<WebhookQuery['workspace']>['webhook']>['received'][number];

export function WebhookPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'edit' | 'rotate' | 'delete' | null>(null);
  const { setEnabled, rotateSlug, deleteWebhook } = useWebhookChanges();
  const { data, error, readAgain } = useLiveQuery(WEBHOOK, {
    variables: { workspaceId, id },
    kinds: ['WEBHOOK', 'EVENT'],
  });
  if (error && !data) return <Trouble title="The webhook cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the webhook" />;
  const webhook = data.workspace?.webhook;
  if (!webhook) return <Trouble title="There is no such webhook" detail="It was deleted, or it is in another workspace." home />;
  const close = (): void => setAsking(null);

  async function remove(): Promise<string | null> {
    const refused = webhook ? await deleteWebhook(webhook) : null;
    if (refused === null) await navigate(`${base}/webhooks`);
    return refused;
  }

  async function rotate(): Promise<string | null> {
    const refused = webhook ? await rotateSlug(webhook) : null;
    if (refused === null) close();
    return refused;
  }

  return (
    <Stack>
      <PageHeader
        title={webhook.name}
        about={webhook.description || undefined}
        badge={<WhatSendersBring webhook={webhook} />}
        actions={
          <Group gap="xs">
            <Switch
              checked={webhook.enabled}
              onChange={() => void setEnabled(webhook, !webhook.enabled)}
              color="teal"
              label={webhook.enabled ? 'On' : 'Off'}
              aria-label={`${webhook.name} takes requests`}
            />
            <Button variant="default" onClick={() => setAsking('edit')}>
              Edit
            </Button>
            <Button variant="default" onClick={() => setAsking('rotate')}>
              New address
            </Button>
            <Button variant="subtle" color="red" c="red" onClick={() => setAsking('delete')}>
              Delete
            </Button>
          </Group>
        }
      />
      {webhook.serviceAccountId && !webhook.serviceAccount && (
        <Notice tone="red" title="It refuses everything">
          The service account whose key it takes was deleted. Edit the webhook to choose another one, or none.
        </Notice>
      )}
      <div>
        <Title order={2} size="h4" mb={4}>
          Address
        </Title>
        <CopyLine text={hookAddress(webhook.slug)} label="Copy address" />
        <Text size="xs" c="dimmed" mt={4}>
          {webhook.requiresKey || webhook.serviceAccountId ? 'Senders need a key beside it' : 'Whoever knows it may send'}. It takes any method.
        </Text>
      </div>
      <div>
        <Title order={2} size="h4" mb={4}>
          Template
        </Title>
        <Code block tabIndex={0}>
          {webhook.template}
        </Code>
      </div>
      <div>
        <Title order={2} size="h4" mb={4}>
          Last received
        </Title>
        {webhook.received.length === 0 && <Text c="dimmed">Nothing has come yet. Send a request to the address, and it shows here.</Text>}
        <Stack gap="xs">
          {webhook.received.map((received) => (
            <ReceivedRow key={received.id} received={received} />
          ))}
        </Stack>
      </div>
      {asking === 'edit' && <WebhookForm webhook={webhook} onClose={close} />}
      {asking === 'rotate' && (
        <Confirm title={`Give ${webhook.name} a new address?`} action="Make a new address" onConfirm={rotate} onClose={close}>
          <Text>The address that senders have now leads nowhere from then on. This cannot be undone.</Text>
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm title={`Delete ${webhook.name}?`} action="Delete webhook" onConfirm={remove} onClose={close}>
          <Text>Its address leads nowhere from then on. What came by it stays.</Text>
        </Confirm>
      )}
    </Stack>
  );
}

function ReceivedRow({ received }: { received: Received }) {
  const { reason } = received.payload as { reason?: string };
  return (
    <details className="more">
      <summary>
        <Group gap="sm" wrap="nowrap" component="span" display="inline-flex" w="calc(100% - 24px)">
          <Badge variant="light" color={received.isFailure ? 'red' : 'teal'} style={{ flex: 'none' }}>
            {received.isFailure ? 'no event' : 'event'}
          </Badge>
          <Text span flex={1} miw={0} style={{ overflowWrap: 'break-word' }}>
            {received.isFailure ? reason : `${received.event} · ${received.resourceId}`}
          </Text>
          <Ago at={received.occurred} c="dimmed" size="xs" style={{ flex: 'none' }} />
        </Group>
      </summary>
      <Code block mt={4} tabIndex={0}>
        {JSON.stringify(received.payload, null, 2)}
      </Code>
    </details>
  );
}
