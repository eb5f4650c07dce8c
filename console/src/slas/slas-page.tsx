import { Anchor, Group, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import { deploymentPath } from '../deployments/deployment-table';
import type { SlaSeverity, SlasQuery, SlaState as State } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { useWorkspace } from '../shell/use-workspace';
import { Empty, NothingFits } from '../ui/empty';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { SLAS } from './sla-queries';
import { SlaState, SlaSwitch } from './sla-state';
import { promiseOf, SEVERITIES } from './sla-words';

const PAGE = 100;
const STATES: readonly { value: State | 'ALL'; label: string }[] = [
  { value: 'ALL', label: 'All' },
  { value: 'VIOLATED', label: 'Not kept' },
  { value: 'MET', label: 'Kept' },
  { value: 'DISABLED', label: 'Off' },
];

type Sla = NonNullable<SlasQuery['workspace']>['slas']['edges'][number]['node'];

/** What all deployments promise, and what is not kept. */
export function SlasPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const state = STATES.find(({ value }) => value === params.get('state'))?.value ?? 'ALL';
  const severity = SEVERITIES.find(({ value }) => value === params.get('severity'))?.value ?? null;
  const filter = { search: search || null, states: state === 'ALL' ? null : [state], severities: severity && [severity] };
  const { list, error, readAgain, more } = useLongList(SLAS, {
    variables: { workspaceId, first: PAGE, after: null, filter },
    listOf: ({ workspace }) => workspace?.slas,
    kinds: ['SLA', 'SLA_VIOLATION'],
  });
  const narrow = (name: string, value: string | null): void => setParams((old) => withParam(old, name, value === null ? [] : [value]));
  const showAll = (): void => {
    setText('');
    setParams({});
  };

  if (error && !list) return <Trouble title="The SLAs cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader
        title="SLAs"
        about="What deployments promise of their runs, and whether it is kept."
        actions={<SearchField label="Search SLAs and deployments by name" placeholder="Search by name" value={text} onChange={setText} />}
      />
      <Group gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="Which are shown"
          data={[...STATES]}
          value={state}
          onChange={(value) => narrow('state', value === 'ALL' ? null : value)}
        />
        <Select
          size="xs"
          aria-label="Severity"
          placeholder="Any severity"
          data={SEVERITIES}
          value={severity}
          onChange={(value: SlaSeverity | null) => narrow('severity', value)}
          clearable
          w={150}
        />
      </Group>
      {!list && <LoadingRows label="Loading SLAs" />}
      {list?.edges.length === 0 && (search || state !== 'ALL' || severity ? <NothingFits onClear={showAll} /> : <NoSlas />)}
      {list && list.edges.length > 0 && <SlaTable slas={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const NoSlas = () => (
  <Empty
    title="Nothing is promised yet"
    about="An SLA of a deployment says how long a run may take, how late it may start, or how long there may be none that completes. Make one on a deployment’s page, or where it is deployed:"
    command={`prefect deploy --sla '{"name": "in time", "duration": 600, "severity": "high"}'`}
  />
);

function SlaTable({ slas }: { slas: readonly Sla[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>SLA</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th visibleFrom="sm">Promise</Table.Th>
          <Table.Th visibleFrom="md">Severity</Table.Th>
          <Table.Th aria-label="On" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {slas.map((sla) => (
          <Table.Tr key={sla.id}>
            <Table.Td>
              <Anchor component={Link} to={`${deploymentPath(base, sla.deployment.id)}?tab=slas`} fw={500} className="word">
                {sla.name}
              </Anchor>
              <Text size="xs" c="dimmed">
                of {sla.deployment.name}
              </Text>
            </Table.Td>
            <Table.Td>
              <SlaState sla={sla} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{promiseOf(sla)}</Table.Td>
            <Table.Td visibleFrom="md">{sla.severity.toLowerCase()}</Table.Td>
            <Table.Td>
              <SlaSwitch sla={sla} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
