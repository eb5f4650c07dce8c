import { useMutation } from '@apollo/client/react';
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useHandleSuggestion } from '../auth/suggest-handle';
import { graphql } from '../gql';
import { Refusal } from '../ui/notice';
import { VIEWER } from '../viewer';

const CREATE_WORKSPACE = graphql(`
  mutation CreateWorkspace($input: CreateWorkspaceInput!) {
    createWorkspace(input: $input) {
      __typename
      ... on CreateWorkspaceSuccess {
        workspace {
          id
          accountId
        }
      }
      ...Refused
    }
  }
`);

interface Props {
  onClose: () => void;
  accounts: readonly { id: string; name: string }[];
}

export function CreateWorkspace({ onClose, accounts }: Props) {
  const navigate = useNavigate();
  const [create, { error }] = useMutation(CREATE_WORKSPACE, { refetchQueries: [VIEWER], awaitRefetchQueries: true });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // A handle that somebody typed is theirs; until then it follows the name.
  const handleTyped = useRef(false);
  const form = useForm({ initialValues: { accountId: accounts[0]?.id ?? '', name: '', handle: '', description: '' } });
  const accountId = form.values.accountId || (accounts[0]?.id ?? '');
  const { suggest, handleFor } = useHandleSuggestion((handle) => {
    if (!handleTyped.current) form.setFieldValue('handle', handle);
  }, accountId);

  async function submit(values: typeof form.values): Promise<void> {
    setRefusal(null);
    setBusy(true);
    const handle = handleTyped.current ? values.handle : await handleFor(values.name);
    form.setFieldValue('handle', handle);
    const { data } = await create({ variables: { input: { ...values, handle, accountId, description: values.description || null } }, errorPolicy: 'all' });
    setBusy(false);
    if (data?.createWorkspace.__typename === 'InputError') {
      const { fields, message } = data.createWorkspace;
      for (const { field, message: about } of fields) if (field) form.setFieldError(field, about);
      if (fields.length === 0) setRefusal(message);
      return;
    }
    if (!data) return;
    const { workspace } = data.createWorkspace;
    onClose();
    await navigate(`/account/${workspace.accountId}/workspace/${workspace.id}/connect`);
  }

  return (
    <Modal opened onClose={onClose} title="New workspace">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal ?? error?.message} />
          {accounts.length > 1 && (
            <Select
              label="Account"
              data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('accountId')}
              value={accountId}
            />
          )}
          <TextInput
            label="Name"
            required
            data-autofocus
            {...form.getInputProps('name')}
            onChange={({ currentTarget: { value } }) => {
              form.setFieldValue('name', value);
              suggest(value);
            }}
          />
          <TextInput
            label="Handle"
            description="In prefect cloud login --workspace."
            withAsterisk
            {...form.getInputProps('handle')}
            onChange={({ currentTarget: { value } }) => {
              handleTyped.current = value !== '';
              form.setFieldValue('handle', value);
            }}
          />
          <TextInput label="Description" {...form.getInputProps('description')} />
          <Button type="submit" loading={busy}>
            Create workspace
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
