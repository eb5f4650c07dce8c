import { Anchor, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { EventRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Ago } from '../ui/time';
import { eventPath, kindOf, resourcePath } from './event-paths';

/** Newest first. On a phone the time stands below the name. */
export function EventTable({ events }: { events: readonly EventRowFragment[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Event</Table.Th>
          <Table.Th>Resource</Table.Th>
          <Table.Th visibleFrom="xs">Occurred</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {events.map((event) => (
          <Table.Tr key={event.id}>
            <Table.Td>
              <Anchor component={Link} to={eventPath(base, event)} className="mono word">
                {event.event}
              </Anchor>
              <Ago at={event.occurred} size="xs" c="dimmed" hiddenFrom="xs" />
            </Table.Td>
            <Table.Td>
              <ResourceLink resource={event.resource} />
            </Table.Td>
            <Table.Td visibleFrom="xs">
              <Ago at={event.occurred} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What it is called, with its kind. */
export function ResourceLink({ resource }: { resource: { id: string; name: string; labels?: unknown } }) {
  const { base } = useWorkspace();
  const kind = kindOf(resource.id);
  return (
    <Group gap={6}>
      <Link className="quiet-link word" to={resourcePath(base, resource)}>
        {resource.name}
      </Link>
      {kind && resource.name !== resource.id && (
        <Text span size="xs" c="dimmed">
          {kind}
        </Text>
      )}
    </Group>
  );
}
