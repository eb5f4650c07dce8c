import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { LimitRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { nameOf, ownerOf } from './limit-names';
import { CREATE_LIMIT, LIMITS, SET_TAG_LIMIT, UPDATE_LIMIT } from './limit-queries';

const LIMIT = { required: true, min: 0, allowDecimal: false } as const;
/** New limits appear in their list before the form is gone. */
const MADE = { errorPolicy: 'all' as const, refetchQueries: [LIMITS], awaitRefetchQueries: true };

/** Makes a limit that is asked for by name, or changes any. */
export function LimitForm({ limit, onClose }: { limit: LimitRowFragment | null; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [create, creating] = useMutation(CREATE_LIMIT, MADE);
  const [update, updating] = useMutation(UPDATE_LIMIT, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ name: string; limit: number | string; active: boolean; slotDecayPerSecond: number | string }>({
    initialValues: {
      name: limit?.name ?? '',
      limit: limit?.limit ?? 1,
      active: limit?.active ?? true,
      slotDecayPerSecond: limit?.slotDecayPerSecond ?? 0,
    },
  });
  // Others find it by its name, which is not for people to change.
  const isNamedByUse = limit !== null && (limit.tag != null || ownerOf(limit) !== null);

  async function submit({ name, active, ...numbers }: typeof form.values): Promise<void> {
    const fields = { workspaceId, active, limit: Number(numbers.limit), slotDecayPerSecond: Number(numbers.slotDecayPerSecond) };
    const refused = refusalOf(
      limit
        ? await update({ variables: { input: { ...fields, concurrencyLimitId: limit.id, ...(isNamedByUse ? {} : { name }) } } })
        : await create({ variables: { input: { ...fields, name } } }),
    );
    if (!refused) return onClose();
    setRefusal(showFaults(refused, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title={limit ? `Edit ${nameOf(limit)}` : 'New concurrency limit'}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          {!isNamedByUse && (
            <TextInput label="Name" description='What code asks for: concurrency("name")' required data-autofocus {...form.getInputProps('name')} />
          )}
          <NumberInput {...LIMIT} label="Slots" description="How many may be taken at once." {...form.getInputProps('limit')} />
          <NumberInput
            label="Slots that come free each second"
            description="0: when they are given back. For rate_limit() there have to be some."
            min={0}
            decimalScale={6}
            {...form.getInputProps('slotDecayPerSecond')}
          />
          <Checkbox label="Active" description="Switched off, it lets everybody through." {...form.getInputProps('active', { type: 'checkbox' })} />
          <Button type="submit" loading={creating.loading || updating.loading}>
            {limit ? 'Save' : 'Create limit'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

export function TagLimitForm({ onClose }: { onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [set, { loading }] = useMutation(SET_TAG_LIMIT, MADE);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ tag: string; concurrencyLimit: number | string }>({ initialValues: { tag: '', concurrencyLimit: 1 } });

  async function submit({ tag, concurrencyLimit }: typeof form.values): Promise<void> {
    const refused = refusalOf(await set({ variables: { workspaceId, tag, concurrencyLimit: Number(concurrencyLimit) } }));
    if (!refused) return onClose();
    setRefusal(showFaults(refused, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title="New limit of a tag">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput label="Tag" description='Of tasks: @task(tags=["tag"])' required data-autofocus {...form.getInputProps('tag')} />
          <NumberInput {...LIMIT} label="Task runs at once" description="0 ends each of them before it begins." {...form.getInputProps('concurrencyLimit')} />
          <Button type="submit" loading={loading}>
            Create limit
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
