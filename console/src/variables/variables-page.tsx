import { ActionIcon, Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { VariableRowFragment } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { Chosen } from '../ui/chosen';
import { CopyLine } from '../ui/copy-line';
import { Empty, NothingFits } from '../ui/empty';
import { PlusIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { useVariableDeletion } from './use-variable-changes';
import { VariableForm } from './variable-form';
import { VARIABLES } from './variable-queries';

const PAGE = 100;

/** What flows look up by name while they run. */
export function VariablesPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const [edited, setEdited] = useState<VariableRowFragment | null>(null);
  const tags = params.getAll('tag');
  const { list, error, readAgain, more } = useLongList(VARIABLES, {
    variables: { workspaceId, first: PAGE, after: null, filter: { search: search || null, tags: tags.length > 0 ? tags : null } },
    listOf: ({ workspace }) => workspace?.variables,
    kinds: ['VARIABLE'],
  });
  const choose = (next: readonly string[]): void => setParams((old) => withParam(old, 'tag', next));
  const close = (): void => (setEdited(null), setParams((old) => withParam(old, 'new', []), { replace: true }));

  if (error && !list) return <Trouble title="The variables cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader
        title="Variables"
        about="Values that flows look up by name, and that change without a deployment."
        actions={
          <Button onClick={() => setParams((old) => withParam(old, 'new', ['']))} leftSection={<PlusIcon size={16} />}>
            New variable
          </Button>
        }
      />
      <Group gap="xs">
        <SearchField label="Search variables by name" placeholder="Search by name" value={text} onChange={setText} />
        {tags.map((tag) => (
          <Chosen key={tag} what="Tag" name={tag} onClear={() => choose(tags.filter((other) => other !== tag))} />
        ))}
      </Group>
      {!list && <LoadingRows label="Loading variables" />}
      {list?.edges.length === 0 && (search || tags.length > 0 ? <NothingFits onClear={() => (setText(''), setParams({}))} /> : <NoVariables />)}
      {list && list.edges.length > 0 && (
        <VariableTable variables={list.edges.map(({ node }) => node)} onEdit={setEdited} onTag={(tag) => choose(tags.includes(tag) ? tags : [...tags, tag])} />
      )}
      {list && <ShowMore more={more} total={list.totalCount} />}
      {(edited || params.has('new')) && <VariableForm key={edited?.id} variable={edited ?? undefined} onClose={close} />}
    </Stack>
  );
}

const NoVariables = () => (
  <Empty
    title="There are no variables yet"
    about="A variable is a small value with a name, such as a limit, a list of countries or an address. Set the first one:"
    command="prefect variable set daily_limit 100"
  >
    <Text c="dimmed">And look it up in a flow:</Text>
    <CopyLine text={'Variable.get("daily_limit")'} />
  </Empty>
);

interface TableProps {
  variables: readonly VariableRowFragment[];
  onEdit: (variable: VariableRowFragment) => void;
  onTag: (tag: string) => void;
}

function VariableTable({ variables, onEdit, onTag }: TableProps) {
  const remove = useVariableDeletion();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Variable</Table.Th>
          <Table.Th>Value</Table.Th>
          <Table.Th visibleFrom="sm">Changed</Table.Th>
          <Table.Th aria-label="Delete" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {variables.map((variable) => (
          <Table.Tr key={variable.id}>
            <Table.Td miw={124}>
              <Anchor component="button" type="button" fw={500} className="word" ta="left" onClick={() => onEdit(variable)}>
                {variable.name}
              </Anchor>
              <Tags tags={variable.tags} onChoose={onTag} />
            </Table.Td>
            <Table.Td maw={420}>
              <Text className="mono" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                {variable.valueText}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Ago at={variable.updated} c="dimmed" />
            </Table.Td>
            <Table.Td w={44}>
              <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${variable.name}`} onClick={() => void remove(variable)}>
                <TrashIcon />
              </ActionIcon>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
