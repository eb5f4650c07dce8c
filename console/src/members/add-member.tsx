import { useMutation } from '@apollo/client/react';
import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { AccountRole } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { tell } from '../ui/toasts';
import { ADD_MEMBER, MEMBERS } from './member-queries';
import { ROLES, rolesToGive } from './roles';

interface Props {
  accountId: string;
  viewerRole: AccountRole;
  onClose: () => void;
}

/** Takes someone who has signed up here into the account. */
export function AddMember({ accountId, viewerRole, onClose }: Props) {
  const [add, { loading }] = useMutation(ADD_MEMBER, { errorPolicy: 'all', refetchQueries: [MEMBERS], awaitRefetchQueries: true });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ email: string; role: AccountRole }>({ initialValues: { email: '', role: 'MEMBER' } });

  async function submit(values: typeof form.values): Promise<void> {
    const refused = refusalOf(await add({ variables: { input: { accountId, ...values } } }));
    if (refused) return setRefusal(showFaults(refused, (field, message) => form.setFieldError(field, message), ['email', 'role']));
    tell({ message: `${values.email} is a member now.` });
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title="Add a member">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput
            label="E-mail"
            type="email"
            description="Of someone who has signed up here. They may enter every workspace of the account at once."
            required
            data-autofocus
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          <Select label="Role" data={rolesToGive(viewerRole)} allowDeselect={false} {...form.getInputProps('role')} />
          <Text c="dimmed">May {ROLES[form.values.role].may}.</Text>
          <Button type="submit" loading={loading}>
            Add member
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
