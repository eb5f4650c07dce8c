import { useMutation } from '@apollo/client/react';
import { Button, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PoolRowFragment, QueueRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { CREATE_QUEUE, UPDATE_POOL, UPDATE_QUEUE } from './pool-queries';

const LIMIT = { label: 'Concurrency limit', description: 'How many of its runs may be under way at once. Empty: any number.', min: 0, allowDecimal: false };
const numberOf = (value: number | string): number | null => (value === '' ? null : Number(value));

export function PoolForm({ pool, onClose }: { pool: PoolRowFragment; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [update, { loading }] = useMutation(UPDATE_POOL, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ description: string; concurrencyLimit: number | string }>({
    initialValues: { description: pool.description ?? '', concurrencyLimit: pool.concurrencyLimit ?? '' },
  });

  async function submit({ description, concurrencyLimit }: typeof form.values): Promise<void> {
    const input = { workspaceId, name: pool.name, description: description || null, concurrencyLimit: numberOf(concurrencyLimit) };
    const refused = refusalOf(await update({ variables: { input } }));
    if (!refused) return onClose();
    setRefusal(showFaults(refused, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title={`Edit ${pool.name}`}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput label="Description" {...form.getInputProps('description')} />
          <NumberInput {...LIMIT} data-autofocus {...form.getInputProps('concurrencyLimit')} />
          <Button type="submit" loading={loading}>
            Save
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

/** For a queue that is there, or for a new one of the pool. */
export function QueueForm({ pool, queue, onClose }: { pool: string; queue: QueueRowFragment | null; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [create, creating] = useMutation(CREATE_QUEUE, { errorPolicy: 'all' });
  const [update, updating] = useMutation(UPDATE_QUEUE, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ name: string; description: string; concurrencyLimit: number | string; priority: number | string }>({
    initialValues: {
      name: queue?.name ?? '',
      description: queue?.description ?? '',
      concurrencyLimit: queue?.concurrencyLimit ?? '',
      priority: queue?.priority ?? '',
    },
  });

  async function submit({ name, description, ...numbers }: typeof form.values): Promise<void> {
    const fields = { workspaceId, name, description, concurrencyLimit: numberOf(numbers.concurrencyLimit), priority: numberOf(numbers.priority) };
    const refused = refusalOf(
      queue
        ? await update({ variables: { input: { ...fields, workQueueId: queue.id } } })
        : await create({ variables: { input: { ...fields, workPool: pool } } }),
    );
    if (!refused) return onClose();
    setRefusal(showFaults(refused, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title={queue ? `Edit ${queue.name}` : `New queue in ${pool}`}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
          <TextInput label="Description" {...form.getInputProps('description')} />
          <NumberInput
            label="Priority"
            description="1 is asked first. Whoever has it now comes after."
            min={1}
            allowDecimal={false}
            {...form.getInputProps('priority')}
          />
          <NumberInput {...LIMIT} {...form.getInputProps('concurrencyLimit')} />
          <Button type="submit" loading={creating.loading || updating.loading}>
            {queue ? 'Save' : 'Create queue'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
