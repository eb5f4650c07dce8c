import { useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { Facts } from '../ui/facts';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { eventPath, eventsOf } from './event-paths';
import { EVENT } from './event-queries';
import { ResourceLink } from './event-table';

/** One event, whole. */
export function EventPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, refetch } = useQuery(EVENT, { variables: { workspaceId, id } });
  const event = data?.workspace?.event;
  if (error && !data) return <Trouble title="The event cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the event" />;
  if (!event) return <Trouble title="There is no such event in this workspace" detail="Events are kept for some days only." home />;
  const { resource, related, payload } = event;
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Breadcrumbs>
          <Anchor component={Link} to={`${base}/events`}>
            Events
          </Anchor>
          <Text className="word">{event.event}</Text>
        </Breadcrumbs>
        <PageHeader title={event.event} />
      </Stack>
      <Facts
        facts={{
          Occurred: <Ago at={event.occurred} />,
          Received: <Ago at={event.received} />,
          Resource: <ResourceLink resource={resource} />,
          Follows: event.follows ? <Go to={eventPath(base, { id: event.follows, occurred: event.occurred })}>the event before</Go> : 'nothing',
          Id: <span className="mono word">{event.id}</span>,
          More: (
            <>
              <Go to={`${base}/events?name=${encodeURIComponent(event.event)}`}>all of this name</Go>
              {' · '}
              <Go to={eventsOf(base, resource.id)}>all about this resource</Go>
            </>
          ),
        }}
      />
      <Section title="Payload">
        <pre className="copy-text mono wrap">{JSON.stringify(payload, null, 2)}</pre>
      </Section>
      <Section title="Resource">
        <Labels labels={resource.labels as Record<string, string>} />
      </Section>
      {related.length > 0 && (
        <Section title={`Related (${related.length})`}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Role</Table.Th>
                <Table.Th>Resource</Table.Th>
                <Table.Th visibleFrom="sm">Id</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {related.map((one, index) => (
                <Table.Tr key={index}>
                  <Table.Td>{one.role}</Table.Td>
                  <Table.Td>
                    <ResourceLink resource={one} />
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <span className="mono word">{one.id}</span>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Section>
      )}
    </Stack>
  );
}

const Go = ({ to, children }: { to: string; children: ReactNode }) => (
  <Anchor component={Link} to={to}>
    {children}
  </Anchor>
);

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap="xs">
    <Title order={2}>{title}</Title>
    {children}
  </Stack>
);

const Labels = ({ labels }: { labels: Readonly<Record<string, string>> }) => (
  <Table>
    <Table.Tbody>
      {Object.entries(labels).map(([name, value]) => (
        <Table.Tr key={name}>
          <Table.Th scope="row" fw={400} w="34%">
            <span className="mono word">{name}</span>
          </Table.Th>
          <Table.Td>
            <span className="word">{value}</span>
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);
