import { useMutation } from '@apollo/client/react';
import { Button, Modal, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { ServiceAccountRowFragment } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { KeyMade } from './key-made';
import { KEY_LIVES, expirationIn } from './key-lives';
import { ROTATE_SERVICE_ACCOUNT_KEY } from './service-account-queries';

const GRACES = [
  { value: '0', label: 'At once' },
  { value: '3600', label: 'In an hour' },
  { value: '86400', label: 'In a day' },
  { value: '172800', label: 'In two days' },
];

/** Gives a service account another key, then shows it. */
export function RotateKey({ accountId, serviceAccount, onClose }: { accountId: string; serviceAccount: ServiceAccountRowFragment; onClose: () => void }) {
  const [rotate, { loading }] = useMutation(ROTATE_SERVICE_ACCOUNT_KEY, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const form = useForm({ initialValues: { grace: '86400', days: '0' } });

  async function submit({ grace, days }: typeof form.values): Promise<void> {
    const input = { accountId, serviceAccountId: serviceAccount.id, graceSeconds: Number(grace), apiKeyExpiration: expirationIn(days) };
    const result = await rotate({ variables: { input } });
    const refused = refusalOf(result);
    if (refused) return setRefusal(refused.message);
    const answer = result.data?.rotateServiceAccountKey;
    if (answer?.__typename === 'ServiceAccountKeySuccess') setKey(answer.key);
  }

  const end = GRACES.find(({ value }) => value === form.values.grace)?.label.toLowerCase();
  if (key) {
    const note = form.values.grace === '0' ? 'The old key has ended.' : `The old key ends ${end}, or when you end it.`;
    return <KeyMade name={serviceAccount.name} apiKey={key} note={note} onClose={onClose} />;
  }
  return (
    <Modal opened onClose={onClose} title={`Give ${serviceAccount.name} another key`}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <Select
            label="The old key ends"
            description="Until then both let it in, so that whatever uses the old one can be told the new one."
            data={GRACES}
            allowDeselect={false}
            data-autofocus
            {...form.getInputProps('grace')}
          />
          <Select label="The new key expires" data={KEY_LIVES} allowDeselect={false} {...form.getInputProps('days')} />
          <Button type="submit" loading={loading}>
            Rotate key
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
