import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Code, Group, Modal, Select, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { graphql } from '../gql';
import { CopyLine } from '../ui/copy-line';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { CREATE_API_KEY } from './create-key';

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

const LIVES = [
  { value: '0', label: 'Never expires' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
];

export function KeysPage() {
  const { data, error, loading, refetch } = useQuery(API_KEYS);
  const [creating, { open, close }] = useDisclosure();
  const [deleting, setDeleting] = useState<{ id: string; name: string } | null>(null);
  const [remove, { loading: removing }] = useMutation(DELETE_API_KEY, { refetchQueries: [API_KEYS] });

  if (error && !data) return <Trouble title="The keys cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Title order={1} size="h2">
            API keys
          </Title>
          <Text c="dimmed">They let programs act as you, in every workspace that you may enter.</Text>
        </div>
        <Button onClick={open}>New key</Button>
      </Group>
      {loading && !data && <Skeleton h={120} />}
      {data?.apiKeys.length === 0 && <Text c="dimmed">No keys yet. Make one and give it to prefect cloud login --key.</Text>}
      {data && data.apiKeys.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Begins with</Table.Th>
                <Table.Th>Made</Table.Th>
                <Table.Th>Expires</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th aria-label="What can be done" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.apiKeys.map((key) => (
                <Table.Tr key={key.id}>
                  <Table.Td>{key.name}</Table.Td>
                  <Table.Td>
                    <Code>{key.hint}…</Code>
                  </Table.Td>
                  <Table.Td>
                    <Ago at={key.created} size="sm" />
                  </Table.Td>
                  <Table.Td>{key.expiration ? <Ago at={key.expiration} size="sm" /> : 'never'}</Table.Td>
                  <Table.Td>{key.lastUsed ? <Ago at={key.lastUsed} size="sm" /> : 'not yet'}</Table.Td>
                  <Table.Td ta="right">
                    <Button size="compact-sm" variant="subtle" color="red" onClick={() => setDeleting(key)} aria-label={`Delete the key ${key.name}`}>
                      Delete
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <NewKey opened={creating} onClose={close} onMade={() => void refetch()} />
      <Modal opened={deleting !== null} onClose={() => setDeleting(null)} title={`Delete ${deleting?.name ?? ''}?`}>
        <Stack>
          <Text>Programs that use this key are refused from now on. This cannot be undone.</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setDeleting(null)}>
              Keep it
            </Button>
            <Button color="red" loading={removing} onClick={() => void remove({ variables: { id: deleting?.id ?? '' } }).then(() => setDeleting(null))}>
              Delete the key
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}

function NewKey({ opened, onClose, onMade }: { opened: boolean; onClose: () => void; onMade: () => void }) {
  const [create, { loading }] = useMutation(CREATE_API_KEY);
  const [key, setKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ initialValues: { name: '', days: '0' } });

  async function submit({ name, days }: { name: string; days: string }): Promise<void> {
    const expiration = days === '0' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    const { data } = await create({ variables: { input: { name, expiration } } });
    if (data?.createApiKey.__typename === 'InputError') return setRefusal(data.createApiKey.message);
    if (!data) return;
    setKey(data.createApiKey.key);
    onMade();
  }

  function leave(): void {
    setKey(null);
    setRefusal(null);
    form.reset();
    onClose();
  }

  return (
    <Modal opened={opened} onClose={leave} title={key ? 'Your new key' : 'New API key'} size="lg" closeOnClickOutside={key === null}>
      {key ? (
        <Stack>
          <Alert color="yellow" title="Shown only this once">
            Copy it now: it is kept nowhere.
          </Alert>
          <CopyLine text={key} label="Copy key" />
          <Button onClick={leave}>Done</Button>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => void submit(values))}>
          <Stack>
            {refusal && <Alert color="red">{refusal}</Alert>}
            <TextInput label="Name" placeholder="laptop" required data-autofocus {...form.getInputProps('name')} />
            <Select label="Expires" data={LIVES} allowDeselect={false} {...form.getInputProps('days')} />
            <Button type="submit" loading={loading}>
              Make the key
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
