import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Code, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { graphql } from '../gql';
import type { ApiKeysQuery } from '../gql/graphql';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { Refusal } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { CREATE_API_KEY } from './create-key';
import { KeyOnce } from './key-once';

const API_KEYS = graphql(`
  query ApiKeys {
    apiKeys {
      id
      name
      hint
      created
      expiration
      lastUsed
    }
  }
`);

const DELETE_API_KEY = graphql(`
  mutation DeleteApiKey($id: ID!) {
    deleteApiKey(id: $id)
  }
`);

type ListedKey = ApiKeysQuery['apiKeys'][number];

const LIVES = [
  { value: '0', label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

export function KeysPage() {
  const { data, error, loading, refetch } = useQuery(API_KEYS);
  const [params, setParams] = useSearchParams();
  const [creating, { open, close }] = useDisclosure(params.has('new'));
  useEffect(() => {
    if (!params.has('new')) return;
    open();
    setParams({}, { replace: true });
  }, [params, open, setParams]);
  const [deleting, setDeleting] = useState<ListedKey | null>(null);

  if (error && !data) return <Trouble title="The keys cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <PageHeader
        title="API keys"
        about="They let programs act as you, in every workspace that you may enter."
        actions={
          <Button onClick={open} leftSection={<PlusIcon size={16} />}>
            New key
          </Button>
        }
      />
      {loading && !data && <LoadingRows label="Loading the keys" rows={4} />}
      {data?.apiKeys.length === 0 && (
        <Text c="dimmed" py="xl">
          You have no keys. Create one and give it to <Code>prefect cloud login --key</Code>.
        </Text>
      )}
      {data && data.apiKeys.length > 0 && <KeyTable keys={data.apiKeys} onDelete={setDeleting} />}
      {creating && <NewKey onClose={close} onMade={() => void refetch()} />}
      {deleting && <DeleteKey apiKey={deleting} onClose={() => setDeleting(null)} />}
    </Stack>
  );
}

function KeyTable({ keys, onDelete }: { keys: readonly ListedKey[]; onDelete: (key: ListedKey) => void }) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Name</Table.Th>
          <Table.Th visibleFrom="sm">Begins with</Table.Th>
          <Table.Th visibleFrom="sm">Created</Table.Th>
          <Table.Th>Last used</Table.Th>
          <Table.Th visibleFrom="xs">Expires</Table.Th>
          <Table.Th aria-label="What can be done" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key) => (
          <Table.Tr key={key.id}>
            <Table.Td>
              {key.name}
              <Text size="xs" c="dimmed" className="mono" hiddenFrom="sm">
                {key.hint}…
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Code>{key.hint}…</Code>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Ago at={key.created} />
            </Table.Td>
            <Table.Td>{key.lastUsed ? <Ago at={key.lastUsed} /> : <Text c="dimmed">never</Text>}</Table.Td>
            <Table.Td visibleFrom="xs">{key.expiration ? <Expiry at={key.expiration} /> : <Text c="dimmed">never</Text>}</Table.Td>
            <Table.Td ta="right">
              <Button size="compact-sm" variant="subtle" color="red" c="red" onClick={() => onDelete(key)} aria-label={`Delete the key ${key.name}`}>
                Delete
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const Expiry = ({ at }: { at: string }) => (Date.parse(at) > Date.now() ? <Ago at={at} /> : <Text c="red">expired</Text>);

function DeleteKey({ apiKey, onClose }: { apiKey: ListedKey; onClose: () => void }) {
  const [remove, { loading, error }] = useMutation(DELETE_API_KEY, { refetchQueries: [API_KEYS], awaitRefetchQueries: true });

  async function confirm(): Promise<void> {
    const { data } = await remove({ variables: { id: apiKey.id }, errorPolicy: 'all' });
    if (data) onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`Delete ${apiKey.name}?`}>
      <Stack>
        <Refusal message={error?.message} />
        <Text>Programs that use this key are refused from then on. This cannot be undone.</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={loading} onClick={() => void confirm()}>
            Delete key
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function NewKey({ onClose, onMade }: { onClose: () => void; onMade: () => void }) {
  const [create, { loading, error }] = useMutation(CREATE_API_KEY);
  const [key, setKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ initialValues: { name: '', days: '0' } });

  async function submit({ name, days }: { name: string; days: string }): Promise<void> {
    setRefusal(null);
    const expiration = days === '0' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    const { data } = await create({ variables: { input: { name, expiration } }, errorPolicy: 'all' });
    if (data?.createApiKey.__typename === 'InputError') {
      const about = data.createApiKey.fields.find(({ field }) => field === 'name')?.message;
      return about ? form.setFieldError('name', about) : setRefusal(data.createApiKey.message);
    }
    if (!data) return;
    setKey(data.createApiKey.key);
    onMade();
  }

  if (key)
    return (
      <Modal opened onClose={onClose} title="Your new key" size="lg" closeOnClickOutside={false}>
        <Stack>
          <KeyOnce apiKey={key} />
          <Button onClick={onClose}>Done</Button>
        </Stack>
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title="New API key">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal ?? error?.message} />
          <TextInput label="Name" placeholder="laptop" required data-autofocus {...form.getInputProps('name')} />
          <Select label="Expires" data={LIVES} allowDeselect={false} {...form.getInputProps('days')} />
          <Button type="submit" loading={loading}>
            Create key
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
