import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { readSchema } from '../deployments/parameters/fields';
import { Parameters, useParameters } from '../deployments/parameters/parameter-editor';
import { Refusal } from '../ui/notice';
import { useRunActs } from './use-run-acts';

const Markdown = lazy(() => import('../artifacts/markdown'));

interface Props {
  run: { id: string; name: string };
  question: { description?: string | null; schemaText?: string | null };
}

/** What a run waits to be told, as the form that its schema makes. */
export function RunQuestion({ run, question: { description, schemaText } }: Props) {
  return (
    <Paper withBorder p="md" maw={720} component="section" aria-label="What it waits to be told">
      <Stack gap="md">
        {description ? (
          <Suspense fallback={<Text className="wrap">{description}</Text>}>
            <Markdown text={description} />
          </Suspense>
        ) : (
          <Text>This run waits for an answer.</Text>
        )}
        {schemaText ? <AnswerForm run={run} schemaText={schemaText} /> : <Text c="dimmed">It has not sent yet what it wants to know.</Text>}
      </Stack>
    </Paper>
  );
}

function AnswerForm({ run, schemaText }: { run: Props['run']; schemaText: string }) {
  const { resume } = useRunActs();
  const [schema] = useState(() => readSchema(schemaText));
  const answer = useParameters('{}', schema);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());

  async function submit(): Promise<void> {
    const wrong = answer.fault();
    if (wrong) return setRefusal(wrong);
    setBusy(true);
    const refused = await resume(run, answer.whole());
    setBusy(false);
    const fields = refused?.fields ?? [];
    setFaults(new Map(fields.map(({ field, message }) => [field ?? '', message])));
    setRefusal(refused && (fields.length > 0 ? 'Some of it is not taken yet; see below.' : refused.message));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <Refusal message={refusal} />
        <Parameters
          title="Answer"
          none="It only wants to be told to go on."
          parameters={answer}
          faults={faults}
          onChanged={() => (setFaults(new Map()), setRefusal(null))}
        />
        <Group>
          <Button type="submit" loading={busy}>
            Answer and resume
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
