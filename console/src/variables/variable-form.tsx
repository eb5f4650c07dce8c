import { useMutation } from '@apollo/client/react';
import { Anchor, Button, Modal, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import { jsonFault, parseExact, writeExact } from '../deployments/parameters/exact';
import type { VariableRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { CopyLine } from '../ui/copy-line';
import { Refusal } from '../ui/notice';
import { CREATE_VARIABLE, UPDATE_VARIABLE, VARIABLES } from './variable-queries';

interface Values {
  name: string;
  value: string;
  tags: string[];
}
const FIELDS: readonly (keyof Values)[] = ['name', 'value', 'tags'];

const nameFault = (name: string): string | null => (/^[a-z0-9_-]+$/.test(name) ? null : 'Small letters, digits, - and _, such as daily_limit');

/** Makes a variable, or changes one. What is not touched is not sent, so that it stays to the last digit. */
export function VariableForm({ variable, onClose }: { variable?: VariableRowFragment | undefined; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [create, creating] = useMutation(CREATE_VARIABLE, { errorPolicy: 'all', refetchQueries: [VARIABLES], awaitRefetchQueries: true });
  const [update, updating] = useMutation(UPDATE_VARIABLE, { errorPolicy: 'all', refetchQueries: [VARIABLES], awaitRefetchQueries: true });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({
    initialValues: {
      name: variable?.name ?? '',
      value: variable ? writeExact(parseExact(variable.valueText), 2) : '',
      tags: variable?.tags ?? [],
    },
    validate: { name: nameFault, value: jsonFault },
  });
  const { value } = form.values;
  const wrong = value === '' ? null : jsonFault(value);

  async function submit({ name, value, tags }: Values): Promise<void> {
    const input = { workspaceId, name, tags, ...(variable && !form.isDirty('value') ? {} : { valueText: value }) };
    const result = variable ? await update({ variables: { input: { ...input, variableId: variable.id } } }) : await create({ variables: { input } });
    const refused = refusalOf(result);
    if (refused) return setRefusal(showFaults(refused, form.setFieldError, FIELDS));
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={variable ? `Edit ${variable.name}` : 'New variable'} size="lg">
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <TextInput
            label="Name"
            description="Small letters, digits, - and _. Programs ask for it by this."
            required
            data-autofocus={!variable || undefined}
            spellCheck={false}
            {...form.getInputProps('name')}
          />
          <div>
            <Textarea
              label="Value"
              description={'Any JSON: "a text", 42, true, [1, 2] or {"rate": 2.0}'}
              required
              data-autofocus={variable ? true : undefined}
              autosize
              minRows={3}
              maxRows={16}
              spellCheck={false}
              classNames={{ input: 'mono' }}
              {...form.getInputProps('value')}
              error={form.errors['value'] ?? wrong}
            />
            {wrong && (
              <Anchor component="button" type="button" size="sm" mt={4} onClick={() => form.setFieldValue('value', JSON.stringify(value))}>
                Take it as a text
              </Anchor>
            )}
          </div>
          <TagsInput label="Tags" description="Press Enter after each." {...form.getInputProps('tags')} />
          {nameFault(form.values.name) === null && (
            <div>
              <Text size="sm" c="dimmed" mb={4}>
                In a flow:
              </Text>
              <CopyLine text={`Variable.get("${form.values.name}")`} />
            </div>
          )}
          <Button type="submit" loading={creating.loading || updating.loading}>
            {variable ? 'Save' : 'Create variable'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
