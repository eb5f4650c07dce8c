import { useMutation } from '@apollo/client/react';
import { Button, Modal, NumberInput, Select, Stack, TagsInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CollisionStrategy } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import type { ShownDeployment } from './deployment-page';
import { UPDATE_DEPLOYMENT } from './deployment-queries';

const STRATEGIES: readonly { value: CollisionStrategy; label: string }[] = [
  { value: 'ENQUEUE', label: 'wait for a slot' },
  { value: 'CANCEL_NEW', label: 'are cancelled' },
];

/** What of a deployment is changed by hand rather than by deploying it again. */
export function DeploymentForm({ deployment, onClose }: { deployment: ShownDeployment; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [update, { loading }] = useMutation(UPDATE_DEPLOYMENT, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ description: string; tags: string[]; concurrencyLimit: number | string; collisionStrategy: CollisionStrategy }>({
    initialValues: {
      description: deployment.description ?? '',
      tags: [...deployment.tags],
      concurrencyLimit: deployment.concurrencyLimit ?? '',
      collisionStrategy: deployment.collisionStrategy ?? 'ENQUEUE',
    },
  });
  const limited = form.values.concurrencyLimit !== '';

  async function submit({ description, tags, concurrencyLimit, collisionStrategy }: typeof form.values): Promise<void> {
    const limit = limited ? { concurrencyLimit: Number(concurrencyLimit), collisionStrategy } : { concurrencyLimit: null };
    const input = { workspaceId, deploymentId: deployment.id, description: description || null, tags, ...limit };
    const refused = refusalOf(await update({ variables: { input } }));
    if (!refused) return onClose();
    setRefusal(showFaults(refused, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title={`Edit ${deployment.name}`}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <Textarea label="Description" autosize minRows={2} maxRows={8} data-autofocus {...form.getInputProps('description')} />
          <TagsInput label="Tags" description="Its runs have them, too." {...form.getInputProps('tags')} />
          <NumberInput
            label="Concurrency limit"
            description="How many of its runs may be under way at once. Empty: any number."
            min={1}
            allowDecimal={false}
            {...form.getInputProps('concurrencyLimit')}
          />
          {limited && <Select label="Runs above the limit" data={STRATEGIES} allowDeselect={false} {...form.getInputProps('collisionStrategy')} />}
          <Button type="submit" loading={loading}>
            Save
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
