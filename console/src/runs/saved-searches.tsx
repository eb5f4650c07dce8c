import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { SavedSearchesQuery } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { ChevronIcon, StarIcon, TrashIcon } from '../ui/icons';
import { Refusal } from '../ui/notice';
import { tell } from '../ui/toasts';
import { DELETE_SEARCH, SAVE_SEARCH, SAVED_SEARCHES } from './bulk-queries';
import { fromCriteria, saysTheSame, toCriteria } from './run-filters';

type Saved = NonNullable<SavedSearchesQuery['workspace']>['savedSearches'][number];

/** Which search this viewer begins with here; kept in the browser, since it is theirs alone. */
const defaultKey = (workspaceId: string): string => `eparch:default-search:${workspaceId}`;

/** Searches that the workspace keeps. One of them may be what the page begins with, where the address says nothing. */
export function SavedSearches() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const { data } = useQuery(SAVED_SEARCHES, { variables: { workspaceId } });
  const [saving, setSaving] = useState(false);
  const [byDefault, setByDefault] = useState(() => localStorage.getItem(defaultKey(workspaceId)));
  const hasBegun = useRef(params.size > 0);
  const searches = data?.workspace?.savedSearches ?? [];
  const first = searches.find(({ id }) => id === byDefault);
  useEffect(() => {
    if (hasBegun.current || !first) return;
    hasBegun.current = true;
    setParams(fromCriteria(first.filters), { replace: true });
  }, [first, setParams]);
  const current = searches.find(({ filters }) => saysTheSame(fromCriteria(filters), params));

  const makeDefault = (id: string | null): void => {
    if (id) localStorage.setItem(defaultKey(workspaceId), id);
    else localStorage.removeItem(defaultKey(workspaceId));
    setByDefault(id);
  };
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronIcon size={16} />} maw={220}>
            <Text span inherit truncate>
              {current?.name ?? 'Saved searches'}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
          {searches.length === 0 && <Menu.Label>None are kept yet. Narrow the list, then keep it here.</Menu.Label>}
          {searches.map((search) => (
            <SavedItem key={search.id} search={search} isDefault={search.id === byDefault} onDefault={makeDefault} onChoose={(next) => setParams(next)} />
          ))}
          <Menu.Divider />
          <Menu.Item disabled={toCriteria(params).length === 0 || Boolean(current)} onClick={() => setSaving(true)}>
            Keep this search …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveSearch params={params} taken={searches.map(({ name }) => name)} onClose={() => setSaving(false)} />}
    </>
  );
}

interface ItemProps {
  search: Saved;
  isDefault: boolean;
  onDefault: (id: string | null) => void;
  onChoose: (params: URLSearchParams) => void;
}

function SavedItem({ search, isDefault, onDefault, onChoose }: ItemProps) {
  const { workspaceId = '' } = useParams();
  const options = { errorPolicy: 'all' as const, refetchQueries: [SAVED_SEARCHES] };
  const [remove] = useMutation(DELETE_SEARCH, options);
  const [save] = useMutation(SAVE_SEARCH, options);
  async function forget(): Promise<void> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: search.id } }));
    if (refused) return tell({ message: refused.message, bad: true });
    const again = { workspaceId, name: search.name, filters: search.filters };
    tell({ message: `The search ${search.name} is forgotten.`, undo: () => void save({ variables: { input: again } }) });
  }
  return (
    <Group gap={2} wrap="nowrap">
      <Menu.Item onClick={() => onChoose(fromCriteria(search.filters))} flex={1} miw={0}>
        <Text truncate>{search.name}</Text>
      </Menu.Item>
      <ActionIcon
        variant="subtle"
        color={isDefault ? 'yellow' : 'gray'}
        aria-pressed={isDefault}
        aria-label={`Begin with ${search.name}`}
        title="What you begin with here"
        onClick={() => onDefault(isDefault ? null : search.id)}
      >
        <StarIcon size={16} filled={isDefault} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={`Forget ${search.name}`} onClick={() => void forget()}>
        <TrashIcon size={16} />
      </ActionIcon>
    </Group>
  );
}

function SaveSearch({ params, taken, onClose }: { params: URLSearchParams; taken: readonly string[]; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [save, { loading }] = useMutation(SAVE_SEARCH, { errorPolicy: 'all', refetchQueries: [SAVED_SEARCHES], awaitRefetchQueries: true });
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  async function submit(): Promise<void> {
    const refused = refusalOf(await save({ variables: { input: { workspaceId, name: name.trim(), filters: toCriteria(params) } } }));
    if (refused) return setRefusal(refused.message);
    tell({ message: `Kept as ${name.trim()}, for everybody here.` });
    onClose();
  }
  return (
    <Modal opened onClose={onClose} title="Keep this search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <Refusal message={refusal} />
          <TextInput
            label="Name"
            required
            data-autofocus
            value={name}
            description={taken.includes(name.trim()) ? 'There is one of this name: it is replaced.' : 'Everybody in the workspace sees it.'}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={loading} disabled={name.trim() === ''}>
              Keep search
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
