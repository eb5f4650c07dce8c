import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Modal, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { WebhookRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { HookTrial } from './hook-trial';
import { CREATE_WEBHOOK, UPDATE_WEBHOOK, WEBHOOKS } from './webhook-queries';

const FIRST_TEMPLATE = `{
  "event": "order.{{ body.status }}",
  "resource": {
    "prefect.resource.id": "order.{{ body.id }}"
  },
  "payload": {{ body|tojson }}
}`;

interface Values {
  name: string;
  description: string;
  template: string;
  requiresKey: boolean;
}
const FIELDS: readonly (keyof Values)[] = ['name', 'description', 'template', 'requiresKey'];

/** Makes a webhook, or changes one, with its template tried beside it. */
export function WebhookForm({ webhook, onClose }: { webhook?: WebhookRowFragment; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [create, creating] = useMutation(CREATE_WEBHOOK, { errorPolicy: 'all', refetchQueries: [WEBHOOKS], awaitRefetchQueries: true });
  const [update, updating] = useMutation(UPDATE_WEBHOOK, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({
    initialValues: {
      name: webhook?.name ?? '',
      description: webhook?.description ?? '',
      template: webhook?.template ?? FIRST_TEMPLATE,
      requiresKey: webhook?.requiresKey ?? false,
    },
  });

  async function submit(values: Values): Promise<void> {
    const input = { workspaceId, ...values };
    const result = webhook ? await update({ variables: { input: { ...input, webhookId: webhook.id } } }) : await create({ variables: { input } });
    const refused = refusalOf(result);
    if (refused) return setRefusal(showFaults(refused, form.setFieldError, FIELDS));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={webhook ? `Edit ${webhook.name}` : 'New webhook'} size="xl">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
            <TextInput label="Description" {...form.getInputProps('description')} />
          </SimpleGrid>
          <Textarea
            label="Template"
            description="Jinja that makes one JSON object: method, headers and body are those of the request."
            autosize
            minRows={7}
            maxRows={16}
            spellCheck={false}
            classNames={{ input: 'mono' }}
            {...form.getInputProps('template')}
          />
          <HookTrial template={form.values.template} />
          <Checkbox label="Take only requests with an API key of this workspace" {...form.getInputProps('requiresKey', { type: 'checkbox' })} />
          <Button type="submit" loading={creating.loading || updating.loading}>
            {webhook ? 'Save' : 'Create webhook'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
