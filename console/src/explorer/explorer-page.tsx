import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { useParams } from 'react-router';
import documentation from '../../../docs/graphql.md?raw';
import { PlayIcon, StopIcon, TrashIcon } from '../ui/icons';
import { PageHeader } from '../ui/page-header';
import { type Example, examplesIn } from './examples';
import { useAnswer } from './use-answer';

const EXAMPLES = examplesIn(documentation);

interface Saved extends Example {
  readonly variables: string;
}

/** Ask the server anything, as whoever is signed in. */
export function ExplorerPage() {
  const { workspaceId = '' } = useParams();
  const [saved, setSaved] = useLocalStorage<readonly Saved[]>({ key: 'eparch:queries', defaultValue: [] });
  const [query, setQuery] = useState(EXAMPLES[0]?.text ?? '');
  const [variables, setVariables] = useState(JSON.stringify({ w: workspaceId }, null, 2));
  const answer = useAnswer();
  const ask = (): void => answer.ask(query, variables);
  const askByKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    ask();
  };
  return (
    <Stack>
      <PageHeader
        title="GraphQL"
        about={
          <>
            Everything that these pages show and do, asked for by yourself. <code>$w</code> is this workspace.
          </>
        }
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="sm">
          <Select
            label="Worked examples"
            placeholder="Type to search"
            searchable
            value={null}
            data={EXAMPLES.map(({ title }) => title)}
            onChange={(title) => setQuery(EXAMPLES.find((example) => example.title === title)?.text ?? query)}
          />
          <Textarea
            label="Query"
            autosize
            minRows={12}
            maxRows={30}
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
            onKeyDown={askByKeys}
            {...CODE}
          />
          <Textarea
            label="Variables"
            autosize
            minRows={3}
            maxRows={12}
            value={variables}
            onChange={({ currentTarget }) => setVariables(currentTarget.value)}
            onKeyDown={askByKeys}
            {...CODE}
          />
          <Group gap="sm">
            <Button leftSection={<PlayIcon size={16} />} onClick={ask}>
              Run
            </Button>
            <Button variant="default" leftSection={<StopIcon size={14} />} disabled={!answer.busy} onClick={answer.stop}>
              Stop
            </Button>
            <Text size="xs" c="dimmed">
              Ctrl and Enter runs it.
            </Text>
          </Group>
          <SavedQueries
            saved={saved}
            onSave={(title) => setSaved((old) => [...old.filter((one) => one.title !== title), { title, text: query, variables }])}
            onForget={(title) => setSaved((old) => old.filter((one) => one.title !== title))}
            onChoose={(one) => (setQuery(one.text), setVariables(one.variables))}
          />
        </Stack>
        <Stack gap={4}>
          <Text fw={500} size="sm" id="answer-label">
            Answer
          </Text>
          <pre className="copy-text mono wrap explorer-answer" role="region" aria-labelledby="answer-label" aria-live="polite" tabIndex={0}>
            {answer.text || (answer.busy ? 'Waiting …' : 'What the server answers shows here.')}
          </pre>
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}

const CODE = { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off', classNames: { input: 'mono' } } as const;

interface SavedProps {
  saved: readonly Saved[];
  onSave: (title: string) => void;
  onForget: (title: string) => void;
  onChoose: (saved: Saved) => void;
}

/** Kept by this browser. */
function SavedQueries({ saved, onSave, onForget, onChoose }: SavedProps) {
  return (
    <Stack gap="xs" component="section" aria-label="Saved queries">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const title = (new FormData(form).get('title') as string).trim();
          if (title) onSave(title);
          form.reset();
        }}
      >
        <Group gap="sm" align="flex-end">
          <TextInput name="title" label="Save it in this browser as" placeholder="A name" autoComplete="off" w={{ base: '100%', xs: 260 }} />
          <Button type="submit" variant="default">
            Save
          </Button>
        </Group>
      </form>
      {saved.map((one) => (
        <Group key={one.title} gap={4} wrap="nowrap">
          <Button variant="subtle" size="compact-sm" onClick={() => onChoose(one)}>
            {one.title}
          </Button>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Forget ${one.title}`} onClick={() => onForget(one.title)}>
            <TrashIcon size={14} />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
