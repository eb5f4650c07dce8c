import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { BlockRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Ago } from '../ui/time';
import { blockPath, typePath } from './block-paths';
import { Capabilities } from './type-card';

export function BlockTable({ blocks, withType = true }: { blocks: readonly BlockRowFragment[]; withType?: boolean }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Block</Table.Th>
          {withType && <Table.Th>Type</Table.Th>}
          <Table.Th visibleFrom="md">Can do</Table.Th>
          <Table.Th visibleFrom="sm">Changed</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {blocks.map(({ id, name, updated, blockType, blockSchema }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor component={Link} to={blockPath(base, id)} fw={500} className="word">
                {name}
              </Anchor>
            </Table.Td>
            {withType && (
              <Table.Td>
                <Anchor component={Link} to={typePath(base, blockType.slug)} c="var(--mantine-color-text)">
                  {blockType.name}
                </Anchor>
              </Table.Td>
            )}
            <Table.Td visibleFrom="md">
              <Capabilities of={blockSchema.capabilities} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Ago at={updated} c="dimmed" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
