import { useMutation } from '@apollo/client/react';
import { Badge, Button, Chip, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';
import type { DeliveryRowFragment, DeliveryState } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { refusalOf } from '../ui/answers';
import { Empty } from '../ui/empty';
import { LoadingRows } from '../ui/loading-rows';
import { Ago, clock, exact } from '../ui/time';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { withParam } from '../ui/use-addressed';
import { DELIVERIES, REPLAY_DELIVERY } from './webhook-queries';

const SHOWN: Readonly<Record<DeliveryState, { label: string; color: string }>> = {
  FAILED: { label: 'Failed', color: 'red' },
  PENDING: { label: 'Being tried', color: 'yellow' },
  DELIVERED: { label: 'Delivered', color: 'teal' },
};
const STATES = Object.keys(SHOWN) as DeliveryState[];

/** What automations sent, with each try. */
export function Deliveries() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const state = STATES.find((one) => one === params.get('state')) ?? null;
  const { data, previousData, error, readAgain } = useLiveQuery(DELIVERIES, {
    variables: { workspaceId, state },
    kinds: ['DELIVERY'],
  });
  const deliveries = (data ?? previousData)?.workspace?.deliveries;
  if (error && !deliveries) return <Trouble title="What was sent cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!deliveries) return <LoadingRows label="Loading what was sent" rows={4} />;
  if (deliveries.length === 0 && state === null) return <NoDeliveries />;
  return (
    <Stack>
      <Group gap="xs">
        {STATES.map((one) => (
          <Chip key={one} size="xs" checked={state === one} onChange={() => setParams((old) => withParam(old, 'state', state === one ? [] : [one]))}>
            {SHOWN[one].label}
          </Chip>
        ))}
      </Group>
      {deliveries.length === 0 && <Text c="dimmed">None of the last deliveries is in this state.</Text>}
      {deliveries.map((delivery) => (
        <DeliveryCard key={delivery.id} delivery={delivery} />
      ))}
    </Stack>
  );
}

const NoDeliveries = () => (
  <Empty
    title="Nothing was sent yet"
    about="Notifications and webhook calls of automations show here, with each try and what was answered. They are sent by blocks; register those for Slack, e-mail and others:"
    command="prefect block types ls"
  />
);

function DeliveryCard({ delivery }: { delivery: DeliveryRowFragment }) {
  const { label, color } = SHOWN[delivery.state];
  return (
    <details className="more">
      <summary>
        <Group gap="sm" component="span" display="inline-flex" w="calc(100% - 24px)">
          <Badge variant="light" color={color}>
            {label}
          </Badge>
          <Text span fw={500} style={{ overflowWrap: 'break-word' }}>
            {delivery.subject ?? delivery.blockName}
          </Text>
          <Text span c="dimmed" size="sm">
            {delivery.automationName ? `${delivery.automationName} by ${delivery.blockName}` : delivery.blockName}
          </Text>
          <Ago at={delivery.created} c="dimmed" size="xs" />
        </Group>
      </summary>
      <Stack gap="xs" mt="xs">
        <Code block tabIndex={0}>
          {delivery.body}
        </Code>
        <Attempts delivery={delivery} />
        {delivery.state === 'PENDING' ? (
          <Group gap={4}>
            <Text size="sm" c="dimmed">
              The next try is due
            </Text>
            <Ago at={delivery.nextAttempt} size="sm" c="dimmed" />
          </Group>
        ) : (
          <Replay delivery={delivery} />
        )}
      </Stack>
    </details>
  );
}

function Attempts({ delivery: { attempts } }: { delivery: DeliveryRowFragment }) {
  if (attempts.length === 0) return null;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>At</Table.Th>
          <Table.Th>Answer</Table.Th>
          <Table.Th visibleFrom="sm">Took</Table.Th>
          <Table.Th>What it said</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {attempts.map(({ at, ms, status, error, response }, index) => (
          <Table.Tr key={index}>
            <Table.Td className="mono">
              <time dateTime={at} title={exact(at)}>
                {clock(at)}
              </time>
            </Table.Td>
            <Table.Td>
              <Text c={error ? 'red' : 'teal'}>{status ?? 'none'}</Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">{ms} ms</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{(status === null ? error : response) ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Replay({ delivery }: { delivery: DeliveryRowFragment }) {
  const { workspaceId = '' } = useParams();
  const [replay, { loading }] = useMutation(REPLAY_DELIVERY, { errorPolicy: 'all' });

  async function send(): Promise<void> {
    const refused = refusalOf(await replay({ variables: { workspaceId, id: delivery.id } }));
    tell(refused ? { message: refused.message, bad: true } : { message: 'It is sent again.' });
  }

  return (
    <Group>
      <Button size="compact-sm" variant="default" loading={loading} onClick={() => void send()}>
        Send again
      </Button>
    </Group>
  );
}
