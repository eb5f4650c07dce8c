import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Parameters, useParameters } from '../deployments/parameters/parameter-editor';
import { readSchema } from '../deployments/parameters/fields';
import type { refusalOf } from '../ui/answers';
import { Refusal } from '../ui/notice';

interface Props {
  /** The JSON schema of its values, as text. */
  fields: string;
  /** Its values at first, as JSON. */
  beginning: string;
  /** Whether it is named here. One that is made has its name for good. */
  named?: boolean;
  action: string;
  /** Where giving up leads to. */
  back: string;
  /** Answers why it was refused. */
  onSubmit: (values: { name: string; dataText: string }) => Promise<ReturnType<typeof refusalOf>>;
}

const nameFault = (name: string): string | null => (/^[a-z0-9-]+$/.test(name) ? null : 'Small letters, digits and -, such as my-database');

/** The values of a block, by the form that its schema makes. */
export function BlockForm({ fields, beginning, named = false, action, back, onSubmit }: Props) {
  const [schema] = useState(() => readSchema(fields));
  const values = useParameters(beginning, schema);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const clear = (): void => (setFaults(new Map()), setRefusal(null));

  async function submit(): Promise<void> {
    const [wrongName, wrong] = [named ? nameFault(name) : null, values.fault()];
    if (wrongName) return setFaults(new Map([['name', wrongName]]));
    if (wrong) return setRefusal(wrong);
    setBusy(true);
    const refused = await onSubmit({ name, dataText: values.whole() });
    setBusy(false);
    setFaults(new Map((refused?.fields ?? []).map(({ field, message }) => [field ?? '', message])));
    setRefusal(refused && (refused.fields?.length ? 'Some of it is not taken yet; see below.' : refused.message));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="lg">
        <Refusal message={refusal} />
        {named && (
          <TextInput
            label="Block name"
            description="Small letters, digits and -. Programs load it by this."
            required
            data-autofocus
            spellCheck={false}
            value={name}
            error={faults.get('name') ?? null}
            onChange={({ currentTarget }) => (setName(currentTarget.value), clear())}
          />
        )}
        <Parameters title="Values" none="Its schema names no values." within="data" parameters={values} faults={faults} onChanged={clear} />
        <Group>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          <Button component={Link} to={back} variant="default">
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
