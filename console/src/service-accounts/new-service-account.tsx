import { useMutation } from '@apollo/client/react';
import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { AccountRole } from '../gql/graphql';
import { ROLES, rolesToGive } from '../members/roles';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { KeyMade } from './key-made';
import { KEY_LIVES, expirationIn } from './key-lives';
import { CREATE_SERVICE_ACCOUNT, SERVICE_ACCOUNTS } from './service-account-queries';

interface Props {
  accountId: string;
  viewerRole: AccountRole;
  onClose: () => void;
}

/** Makes a service account, then shows its key. */
export function NewServiceAccount({ accountId, viewerRole, onClose }: Props) {
  const [create, { loading }] = useMutation(CREATE_SERVICE_ACCOUNT, { errorPolicy: 'all', refetchQueries: [SERVICE_ACCOUNTS] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const form = useForm<{ name: string; role: AccountRole; days: string }>({ initialValues: { name: '', role: 'MEMBER', days: '0' } });

  async function submit({ name, role, days }: typeof form.values): Promise<void> {
    const result = await create({ variables: { input: { accountId, name, role, apiKeyExpiration: expirationIn(days) } } });
    const refused = refusalOf(result);
    if (refused) return setRefusal(showFaults(refused, form.setFieldError, ['name']));
    const answer = result.data?.createServiceAccount;
    if (answer?.__typename === 'ServiceAccountKeySuccess') setMade({ name: answer.serviceAccount.name, key: answer.key });
  }

  if (made) return <KeyMade name={made.name} apiKey={made.key} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title="New service account">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput label="Name" description="Of the program that it is for." placeholder="ci" required data-autofocus {...form.getInputProps('name')} />
          <Select label="Role" data={rolesToGive(viewerRole)} allowDeselect={false} {...form.getInputProps('role')} />
          <Text c="dimmed">May {ROLES[form.values.role].may}.</Text>
          <Select label="Its key expires" data={KEY_LIVES} allowDeselect={false} {...form.getInputProps('days')} />
          <Button type="submit" loading={loading}>
            Create service account
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
