import { ActionIcon, Button, Code, Group, Menu, Select, Table, Text } from '@mantine/core';
import type { AccountRole, ServiceAccountKeyFragment, ServiceAccountRowFragment } from '../gql/graphql';
import { ROLES, rolesToGive } from '../members/roles';
import { mayManage } from '../settings/may-manage';
import { EditIcon, KeyIcon, MoreIcon, TrashIcon } from '../ui/icons';
import { Ago } from '../ui/time';
import { useServiceAccountChanges } from './use-service-account-changes';

export type Asked =
  | { what: 'rotate' | 'rename' | 'delete'; serviceAccount: ServiceAccountRowFragment }
  | { what: 'end'; serviceAccount: ServiceAccountRowFragment; replaced: ServiceAccountKeyFragment };

interface Props {
  accountId: string;
  serviceAccounts: readonly ServiceAccountRowFragment[];
  viewerRole: AccountRole;
  onAsk: (asked: Asked) => void;
}

export function ServiceAccountTable({ accountId, serviceAccounts, viewerRole, onAsk }: Props) {
  const { setRole } = useServiceAccountChanges(accountId);
  /** Whoever has an owner's key is an owner. */
  const mayChange = ({ role }: ServiceAccountRowFragment): boolean => mayManage(viewerRole) && (role !== 'OWNER' || viewerRole === 'OWNER');
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Service account</Table.Th>
          <Table.Th>Role</Table.Th>
          <Table.Th visibleFrom="sm">Key since</Table.Th>
          <Table.Th visibleFrom="sm">Last used</Table.Th>
          <Table.Th visibleFrom="sm">Expires</Table.Th>
          <Table.Th aria-label="What can be done" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {serviceAccounts.map((serviceAccount) => (
          <Table.Tr key={serviceAccount.id}>
            <Table.Td>
              <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
                {serviceAccount.name}
              </Text>
              <Code>{serviceAccount.apiKey.hint}…</Code>
              {serviceAccount.replacedKeys.map((replaced) => (
                <ReplacedKey
                  key={replaced.id}
                  replaced={replaced}
                  onEnd={mayChange(serviceAccount) ? () => onAsk({ what: 'end', serviceAccount, replaced }) : undefined}
                />
              ))}
            </Table.Td>
            <Table.Td>
              {mayChange(serviceAccount) ? (
                <Select
                  size="xs"
                  w={112}
                  aria-label={`The role of ${serviceAccount.name}`}
                  data={rolesToGive(viewerRole)}
                  value={serviceAccount.role}
                  allowDeselect={false}
                  onChange={(role) => role && role !== serviceAccount.role && void setRole(serviceAccount, role)}
                />
              ) : (
                ROLES[serviceAccount.role].label
              )}
            </Table.Td>
            <KeyTimes apiKey={serviceAccount.apiKey} />
            <Table.Td ta="right">
              {mayChange(serviceAccount) && <Actions name={serviceAccount.name} onAsk={(what) => onAsk({ what, serviceAccount })} />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function KeyTimes({ apiKey: { created, lastUsed, expiration } }: { apiKey: ServiceAccountKeyFragment }) {
  const isOver = expiration && Date.parse(expiration) <= Date.now();
  return (
    <>
      <Table.Td visibleFrom="sm">
        <Ago at={created} />
      </Table.Td>
      <Table.Td visibleFrom="sm">{lastUsed ? <Ago at={lastUsed} /> : <Text c="dimmed">never</Text>}</Table.Td>
      <Table.Td visibleFrom="sm">
        {!expiration && <Text c="dimmed">never</Text>}
        {expiration && (isOver ? <Text c="red">expired</Text> : <Ago at={expiration} />)}
      </Table.Td>
    </>
  );
}

function ReplacedKey({ replaced: { hint, expiration, lastUsed }, onEnd }: { replaced: ServiceAccountKeyFragment; onEnd: (() => void) | undefined }) {
  return (
    <Group gap={4} mt={4}>
      <Text size="xs" c="dimmed" component="span">
        Old key <span className="mono">{hint}…</span> {lastUsed ? 'was used' : 'was never used'} {lastUsed && <Ago at={lastUsed} display="inline" size="xs" />}{' '}
        and ends <Ago at={expiration} display="inline" size="xs" />
      </Text>
      {onEnd && (
        <Button size="compact-xs" variant="subtle" color="red" c="red" onClick={onEnd} aria-label={`End the old key ${hint}`}>
          End now
        </Button>
      )}
    </Group>
  );
}

function Actions({ name, onAsk }: { name: string; onAsk: (what: 'rotate' | 'rename' | 'delete') => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={`What can be done with ${name}`}>
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<KeyIcon size={16} />} onClick={() => onAsk('rotate')}>
          Rotate its key
        </Menu.Item>
        <Menu.Item leftSection={<EditIcon size={16} />} onClick={() => onAsk('rename')}>
          Rename
        </Menu.Item>
        <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={() => onAsk('delete')}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
