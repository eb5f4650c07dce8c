import { useMutation } from '@apollo/client/react';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ServiceAccountRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { SERVICE_ACCOUNTS, UPDATE_SERVICE_ACCOUNT } from './service-account-queries';

export function Rename({ accountId, serviceAccount, onClose }: { accountId: string; serviceAccount: ServiceAccountRowFragment; onClose: () => void }) {
  const [update, { loading }] = useMutation(UPDATE_SERVICE_ACCOUNT, { errorPolicy: 'all', refetchQueries: [SERVICE_ACCOUNTS] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ initialValues: { name: serviceAccount.name } });

  async function submit({ name }: typeof form.values): Promise<void> {
    const refused = refusalOf(await update({ variables: { input: { accountId, serviceAccountId: serviceAccount.id, name } } }));
    if (refused) return setRefusal(showFaults(refused, form.setFieldError, ['name']));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`Rename ${serviceAccount.name}`}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput label="Name" description="Its key stays as it is." required data-autofocus {...form.getInputProps('name')} />
          <Button type="submit" loading={loading}>
            Rename
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
