import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { AccountRole, MemberRowFragment } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { mayManage, NotYours } from '../settings/may-manage';
import { useWorkspace } from '../shell/use-workspace';
import { Confirm } from '../ui/confirm';
import { NothingFits } from '../ui/empty';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { useTextInAddress } from '../ui/use-addressed';
import { AddMember } from './add-member';
import { MEMBERS } from './member-queries';
import { ROLES, rolesToGive } from './roles';
import { useMemberChanges } from './use-member-changes';

const PAGE = 100;

/** Who belongs to an account, and as what. */
export function MembersPage() {
  const { accountId = '' } = useParams();
  const { viewer } = useWorkspace();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<MemberRowFragment | null>(null);
  const { page, error, readAgain, more } = useLongList(MEMBERS, {
    variables: { accountId, first: PAGE, after: null, filter: { search: search || null } },
    listOf: ({ account }) => account?.members,
    kinds: [],
  });
  if (error && !page) return <Trouble title="The members cannot be page" error={error} onRetry={() => void readAgain()} />;
  if (!page) return <LoadingRows label="Loading the members" />;
  const { account } = page;
  if (!account) return <Trouble title="There is no such account" detail="You are not a member of it, or the address is mistyped." home />;
  const { members, viewerRole } = account;

  return (
    <Stack>
      <PageHeader
        title={`Members of ${account.name}`}
        about="They may enter every workspace of the account."
        actions={
          <Group gap="sm">
            <SearchField label="Search members by name or address" placeholder="Search by name or address" value={text} onChange={setText} />
            {mayManage(viewerRole) && (
              <Button leftSection={<PlusIcon size={16} />} onClick={() => setAdding(true)}>
                Add member
              </Button>
            )}
          </Group>
        }
      />
      <NotYours role={viewerRole} />
      {members.edges.length === 0 && <NothingFits onClear={() => setText('')} />}
      {members.edges.length > 0 && (
        <MemberTable
          accountId={accountId}
          members={members.edges.map(({ node }) => node)}
          viewerId={viewer?.id}
          viewerRole={viewerRole}
          onRemove={setLeaving}
        />
      )}
      <ShowMore more={more} total={members.totalCount} />
      {adding && <AddMember accountId={accountId} viewerRole={viewerRole} onClose={() => setAdding(false)} />}
      {leaving && (
        <Remove accountId={accountId} account={account.name} member={leaving} isViewer={leaving.id === viewer?.id} onClose={() => setLeaving(null)} />
      )}
    </Stack>
  );
}

interface TableProps {
  accountId: string;
  members: readonly MemberRowFragment[];
  viewerId: string | undefined;
  viewerRole: AccountRole;
  onRemove: (member: MemberRowFragment) => void;
}

function MemberTable({ accountId, members, viewerId, viewerRole, onRemove }: TableProps) {
  const { setRole } = useMemberChanges(accountId);
  /** Owners are changed by owners alone. */
  const mayChange = ({ role }: MemberRowFragment): boolean => mayManage(viewerRole) && (role !== 'OWNER' || viewerRole === 'OWNER');
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Member</Table.Th>
          <Table.Th>Role</Table.Th>
          <Table.Th visibleFrom="sm">Since</Table.Th>
          <Table.Th visibleFrom="sm">Last signed in</Table.Th>
          <Table.Th aria-label="What can be done" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td>
              <Who member={member} isViewer={member.id === viewerId} />
            </Table.Td>
            <Table.Td>
              {mayChange(member) ? (
                <Select
                  size="xs"
                  w={112}
                  aria-label={`The role of ${member.user.email}`}
                  data={rolesToGive(viewerRole)}
                  value={member.role}
                  allowDeselect={false}
                  onChange={(role) => role && role !== member.role && void setRole(member, role)}
                />
              ) : (
                ROLES[member.role].label
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Ago at={member.since} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{member.lastLogin ? <Ago at={member.lastLogin} /> : <Text c="dimmed">never</Text>}</Table.Td>
            <Table.Td ta="right">
              {(member.id === viewerId || mayChange(member)) && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  c="red"
                  aria-label={member.id === viewerId ? 'Leave the account' : `Remove ${member.user.email}`}
                  onClick={() => onRemove(member)}
                >
                  {member.id === viewerId ? 'Leave' : 'Remove'}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Who({ member: { user }, isViewer }: { member: MemberRowFragment; isViewer: boolean }) {
  const name = `${user.firstName} ${user.lastName}`.trim() || user.handle;
  return (
    <>
      <Group gap="xs">
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        {isViewer && (
          <Badge variant="light" size="sm">
            you
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {user.email}
      </Text>
    </>
  );
}

interface RemoveProps {
  accountId: string;
  account: string;
  member: MemberRowFragment;
  isViewer: boolean;
  onClose: () => void;
}

function Remove({ accountId, account, member, isViewer, onClose }: RemoveProps) {
  const navigate = useNavigate();
  const { removeMember } = useMemberChanges(accountId);

  async function confirm(): Promise<string | null> {
    const refused = await removeMember(member);
    if (refused !== null) return refused;
    onClose();
    if (isViewer) await navigate('/', { replace: true });
    return null;
  }

  return (
    <Confirm
      title={isViewer ? `Leave ${account}?` : `Remove ${member.user.email}?`}
      action={isViewer ? 'Leave' : 'Remove member'}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text>
        {isViewer ? 'You' : 'They'} may enter none of its workspaces from then on, and neither may programs with {isViewer ? 'your' : 'their'} API keys. What{' '}
        {isViewer ? 'you' : 'they'} made stays.
      </Text>
    </Confirm>
  );
}
