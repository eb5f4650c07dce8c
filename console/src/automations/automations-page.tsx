import { Anchor, Button, Chip, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import type { AutomationFilter, AutomationOrder, AutomationRowFragment } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { useWorkspace } from '../shell/use-workspace';
import { Chosen } from '../ui/chosen';
import { Empty, NothingFits } from '../ui/empty';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { automationPath } from './automation-path';
import { AUTOMATIONS } from './automation-queries';
import { EnabledSwitch } from './enabled-switch';
import { Named, useName } from './names';

const PAGE = 50;
const ORDERS: readonly { value: AutomationOrder; label: string }[] = [
  { value: 'NAME', label: 'By name' },
  { value: 'UPDATED_FIRST', label: 'Changed last' },
  { value: 'NEWEST_FIRST', label: 'Newest' },
];

export function AutomationsPage() {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const [is, tags, resource] = [params.get('is'), params.getAll('tag'), params.get('resource')];
  const order = ORDERS.find(({ value }) => value === params.get('order'))?.value ?? 'NAME';
  const filter: AutomationFilter = {
    search: search || null,
    enabled: is === 'on' ? true : is === 'off' ? false : null,
    tags: tags.length > 0 ? tags : null,
    resource,
  };
  const filtered = search !== '' || is !== null || tags.length > 0 || resource !== null;
  const { page, list, error, readAgain, more } = useLongList(AUTOMATIONS, {
    variables: { workspaceId, first: PAGE, after: null, filter, order },
    listOf: ({ workspace }) => workspace?.automations,
    kinds: ['AUTOMATION'],
  });

  if (error && !list) return <Trouble title="The automations cannot be shown" error={error} onRetry={() => void readAgain()} />;
  const without = (tag: string): string[] => tags.filter((other) => other !== tag);
  return (
    <Stack>
      <PageHeader
        title="Automations"
        about="What is done by itself when something happens, or does not."
        actions={
          <Group gap="xs">
            <SearchField label="Search automations by name" placeholder="Search by name" value={text} onChange={setText} />
            <Button component={Link} to={`${base}/automations/create`} leftSection={<PlusIcon size={16} />}>
              New automation
            </Button>
          </Group>
        }
      />
      <Group justify="space-between" gap="xs">
        <Group gap={6} role="group" aria-label="Only those that are">
          {tags.map((tag) => (
            <Chosen key={tag} what="Tag" name={tag} onClear={() => setParams((old) => withParam(old, 'tag', without(tag)))} />
          ))}
          {resource && (
            <Named of={resource}>
              <About id={resource} onClear={() => setParams((old) => withParam(old, 'resource', []))} />
            </Named>
          )}
          {(['on', 'off'] as const).map((value) => (
            <Chip
              key={value}
              size="xs"
              variant="outline"
              checked={is === value}
              onChange={() => setParams((old) => withParam(old, 'is', is === value ? [] : [value]))}
            >
              {value === 'on' ? `On ${page?.workspace?.automationCounts.enabled ?? ''}` : `Off ${page?.workspace?.automationCounts.disabled ?? ''}`}
            </Chip>
          ))}
        </Group>
        <Select
          aria-label="Order"
          size="xs"
          w={140}
          data={ORDERS}
          value={order}
          allowDeselect={false}
          onChange={(next) => setParams((old) => withParam(old, 'order', next && next !== 'NAME' ? [next] : []))}
        />
      </Group>
      {!list && <LoadingRows label="Loading automations" />}
      {list?.edges.length === 0 && (filtered ? <NothingFits onClear={() => (setText(''), setParams({}))} /> : <NoAutomations />)}
      {list && list.edges.length > 0 && <AutomationTable automations={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const About = ({ id, onClear }: { id: string; onClear: () => void }) => <Chosen what="About" name={useName(id) ?? id} onClear={onClear} every="any" />;

function NoAutomations() {
  const { base } = useWorkspace();
  return (
    <Empty
      title="There are no automations yet"
      about="An automation waits for something, such as a run that fails or a worker that is gone, and then runs a deployment, tells somebody or pauses work. Click one together here, or make it of a file:"
      command="prefect automation create --from-file automation.yaml"
    >
      <Button component={Link} to={`${base}/automations/create`} leftSection={<PlusIcon size={16} />} w="fit-content">
        Click one together
      </Button>
    </Empty>
  );
}

/** On a phone each is its name, its sentence and its switch. */
function AutomationTable({ automations }: { automations: readonly AutomationRowFragment[] }) {
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Automation</Table.Th>
          <Table.Th visibleFrom="sm">Fired last</Table.Th>
          <Table.Th aria-label="On or off" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {automations.map((automation) => (
          <AutomationRow key={automation.id} automation={automation} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function AutomationRow({ automation }: { automation: AutomationRowFragment }) {
  const { base } = useWorkspace();
  const { id, name, sentence, tags, lastFired } = automation;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Anchor component={Link} to={automationPath(base, id)} fw={500} className="word">
            {name}
          </Anchor>
          <Tags tags={tags} />
        </Group>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {sentence}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
        {lastFired ? <Ago at={lastFired} /> : <Text c="dimmed">never</Text>}
      </Table.Td>
      <Table.Td>
        <EnabledSwitch automation={automation} />
      </Table.Td>
    </Table.Tr>
  );
}
