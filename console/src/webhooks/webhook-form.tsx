import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { WebhookRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { HookTrial } from './hook-trial';
import { CREATE_WEBHOOK, SENDERS, UPDATE_WEBHOOK, WEBHOOKS } from './webhook-queries';

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
  /** NOBODY, ANYONE, or the id of the service account whose key it is. */
  keyOf: string;
}
const FIELDS = ['name', 'description', 'template', 'serviceAccountId'] as const;
const NOBODY = 'nobody';
const ANYONE = 'anyone';

/** Makes a webhook, or changes one, with its template tried beside it. */
export function WebhookForm({ webhook, onClose }: { webhook?: WebhookRowFragment; onClose: () => void }) {
  const { accountId = '', workspaceId = '' } = useParams();
  const { data } = useQuery(SENDERS, { variables: { accountId } });
  const [create, creating] = useMutation(CREATE_WEBHOOK, { errorPolicy: 'all', refetchQueries: [WEBHOOKS], awaitRefetchQueries: true });
  const [update, updating] = useMutation(UPDATE_WEBHOOK, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({
    initialValues: {
      name: webhook?.name ?? '',
      description: webhook?.description ?? '',
      template: webhook?.template ?? FIRST_TEMPLATE,
      keyOf: webhook?.serviceAccountId ?? (webhook?.requiresKey ? ANYONE : NOBODY),
    },
  });

  const senders = data?.account?.serviceAccounts.edges.map(({ node }) => node) ?? [];
  const chosen = webhook?.serviceAccountId;
  const others = !chosen || senders.some(({ id }) => id === chosen) ? [] : [{ id: chosen, name: webhook.serviceAccount?.name ?? null }];
  const keys = [
    { value: NOBODY, label: 'Nothing: whoever knows the address may send' },
    { value: ANYONE, label: 'An API key of this workspace, whoever’s it is' },
    ...[...senders, ...others].map(({ id, name }) => ({
      value: id,
      label: name === null ? 'The key of a service account that was deleted' : `The key of ${name}`,
    })),
  ];

  async function submit({ keyOf, ...values }: Values): Promise<void> {
    const isServiceAccount = keyOf !== NOBODY && keyOf !== ANYONE;
    const input = { workspaceId, ...values, requiresKey: keyOf === ANYONE, serviceAccountId: isServiceAccount ? keyOf : null };
    const result = webhook ? await update({ variables: { input: { ...input, webhookId: webhook.id } } }) : await create({ variables: { input } });
    const refused = refusalOf(result);
    const tellAt = (field: string, message: string): void => form.setFieldError(field === 'serviceAccountId' ? 'keyOf' : field, message);
    if (refused) return setRefusal(showFaults(refused, tellAt, FIELDS));
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
          <Select
            label="Senders bring"
            description="A service account’s key is for one sender alone, and can be rotated without it being refused meanwhile."
            data={keys}
            allowDeselect={false}
            searchable
            {...form.getInputProps('keyOf')}
          />
          <Button type="submit" loading={creating.loading || updating.loading}>
            {webhook ? 'Save' : 'Create webhook'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
