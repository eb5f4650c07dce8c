import { Anchor, Button, Stack, Switch, Table, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import type { WebhookRowFragment } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Empty } from '../ui/empty';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { Trouble } from '../ui/trouble';
import { useTextInAddress } from '../ui/use-addressed';
import { Deliveries } from './deliveries';
import { useWebhookChanges } from './use-webhook-changes';
import { WebhookForm } from './webhook-form';
import { WEBHOOKS } from './webhook-queries';
import { WhatSendersBring } from './what-senders-bring';

/** The ways in for other systems, and what was sent to them. */
export function WebhooksPage() {
  const [params, setParams] = useSearchParams();
  const [creating, { open, close }] = useDisclosure();
  const tab = params.get('tab') === 'sent' ? 'sent' : 'in';
  return (
    <Stack>
      <PageHeader
        title="Webhooks"
        about="Other systems tell this workspace what happened, and automations tell them."
        actions={
          <Button onClick={open} leftSection={<PlusIcon size={16} />}>
            New webhook
          </Button>
        }
      />
      <Tabs value={tab} onChange={(chosen) => setParams(chosen === 'sent' ? { tab: 'sent' } : {}, { replace: true })} keepMounted={false}>
        <Tabs.List className="tabs-list">
          <Tabs.Tab value="in">Ways in</Tabs.Tab>
          <Tabs.Tab value="sent">Sent by automations</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="in" pt="md">
          <WaysIn />
        </Tabs.Panel>
        <Tabs.Panel value="sent" pt="md">
          <Deliveries />
        </Tabs.Panel>
      </Tabs>
      {creating && <WebhookForm onClose={close} />}
    </Stack>
  );
}

function WaysIn() {
  const { workspaceId = '' } = useParams();
  const [text, setText] = useTextInAddress();
  const { data, error, readAgain } = useLiveQuery(WEBHOOKS, {
    variables: { workspaceId },
    kinds: ['WEBHOOK'],
  });
  const webhooks = data?.workspace?.webhooks;
  if (error && !webhooks) return <Trouble title="The webhooks cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!webhooks) return <LoadingRows label="Loading webhooks" rows={4} />;
  if (webhooks.length === 0) return <NoWebhooks />;
  const found = webhooks.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <Stack>
      <SearchField label="Search webhooks by name" placeholder="Search by name" value={text} onChange={setText} />
      {found.length === 0 ? <Text c="dimmed">No webhook has that in its name.</Text> : <WebhookTable webhooks={found} />}
    </Stack>
  );
}

const NoWebhooks = () => (
  <Empty
    title="There are no webhooks yet"
    about="A webhook has a secret address. Of each request that another system sends there, its template makes an event, and automations do the rest."
    command={`prefect cloud webhook create orders --template '{"event": "order.paid", "resource": {"prefect.resource.id": "order.{{ body.id }}"}}'`}
  />
);

function WebhookTable({ webhooks }: { webhooks: readonly WebhookRowFragment[] }) {
  const { base } = useWorkspace();
  const { setEnabled } = useWebhookChanges();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Webhook</Table.Th>
          <Table.Th visibleFrom="sm">Senders bring</Table.Th>
          <Table.Th aria-label="Takes requests" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {webhooks.map((webhook) => (
          <Table.Tr key={webhook.id}>
            <Table.Td>
              <Anchor component={Link} to={`${base}/webhooks/webhook/${webhook.id}`} fw={500} className="word">
                {webhook.name}
              </Anchor>
              {webhook.description && (
                <Text size="xs" c="dimmed">
                  {webhook.description}
                </Text>
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {webhook.requiresKey || webhook.serviceAccountId ? <WhatSendersBring webhook={webhook} /> : <Text c="dimmed">nothing</Text>}
            </Table.Td>
            <Table.Td>
              <Switch
                checked={webhook.enabled}
                onChange={() => void setEnabled(webhook, !webhook.enabled)}
                color="teal"
                aria-label={`${webhook.name} takes requests`}
                className="pause-switch"
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
