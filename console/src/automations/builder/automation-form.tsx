import { Button, Grid, Group, SegmentedControl, SimpleGrid, Stack, Switch, TagsInput, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { unfinished, writeExact } from '../../deployments/parameters/exact';
import { Refusal } from '../../ui/notice';
import { Actions } from './action-editor';
import { newAction } from './actions';
import { type Draft, listOf, membersOf, readDraft, textOf, textsOf, withMember } from './draft';
import { type Fault, faultInWords, inFormWords } from './fault-words';
import { Faults } from './faults';
import { LiveTest } from './live-test';
import { TriggerEditor } from './trigger-editor';
import { newTrigger } from './triggers';

/** Why it was not taken, by member where one is at fault. */
export interface Refused {
  readonly message: string;
  readonly fields?: readonly Fault[];
}

interface Props {
  beginning: Draft;
  action: string;
  /** Where the way out leads. */
  back: string;
  /** Answers why it was refused; null once it is kept. */
  onSubmit: (text: string) => Promise<Refused | null>;
}

export const newDraft = (): Draft => ({
  name: '',
  description: '',
  enabled: true,
  tags: [],
  trigger: newTrigger('run'),
  actions: [newAction('run-deployment')],
});

/** An automation clicked together, or written as JSON, with what it would have done beside it. */
export function AutomationForm({ beginning, action, back, onSubmit }: Props) {
  const [draft, setDraft] = useState(beginning);
  const [json, setJson] = useState<string | null>(null);
  // What was written as JSON is another automation to every field.
  const [version, setVersion] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const written = json === null ? null : readOrFault(json);
  const current = written?.draft ?? draft;

  function setMode(mode: string): void {
    if (mode === 'json') return setJson(writeExact(draft, 2));
    if (!written?.draft) return;
    setDraft(written.draft);
    setVersion(version + 1);
    setJson(null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const fault = written?.fault ?? unfinished(current);
    if (fault) return setRefused({ message: fault });
    setBusy(true);
    const refusal = await onSubmit(writeExact(current));
    setRefused(refusal && { ...refusal, fields: (refusal.fields ?? []).map((one) => inFormWords(current, one)) });
    setBusy(false);
  }

  const change = (next: Draft): void => {
    setRefused(null);
    setDraft(next);
  };
  const faults = new Map((refused?.fields ?? []).map(({ field, message }) => [field ?? '', message]));
  return (
    <Faults value={faults}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <form onSubmit={(event) => void submit(event)}>
            <Stack gap="lg">
              <SegmentedControl
                aria-label="How it is written"
                w="fit-content"
                value={json === null ? 'form' : 'json'}
                onChange={setMode}
                data={[
                  { value: 'form', label: 'Form' },
                  { value: 'json', label: 'As JSON' },
                ]}
              />
              {json === null ? (
                <Fields key={version} draft={draft} faults={faults} onChange={change} />
              ) : (
                <Textarea
                  aria-label="The automation as JSON"
                  autosize
                  minRows={16}
                  maxRows={40}
                  spellCheck={false}
                  classNames={{ input: 'mono' }}
                  value={json}
                  error={written?.fault ?? null}
                  onChange={({ currentTarget }) => (setRefused(null), setJson(currentTarget.value))}
                />
              )}
              <Refusal message={refused && saidOf(refused)} />
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
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <LiveTest draft={current} />
        </Grid.Col>
      </Grid>
    </Faults>
  );
}

function readOrFault(text: string): { draft?: Draft; fault?: string } {
  try {
    return { draft: readDraft(text) };
  } catch (error) {
    return { fault: `This is no automation: ${error instanceof Error ? error.message : ''}` };
  }
}

/** All of it, also where it stands at its field: a field may be out of sight. */
function saidOf({ message, fields = [] }: Refused): string {
  return fields.length === 0 ? message : fields.map(faultInWords).join(' ');
}

function Fields({ draft, faults, onChange }: { draft: Draft; faults: ReadonlyMap<string, string>; onChange: (draft: Draft) => void }) {
  const set = (name: string, value: Parameters<typeof withMember>[2]): void => onChange(withMember(draft, name, value));
  const isMetric = textOf(membersOf(draft['trigger'])['type']) === 'metric';
  const [onTrigger, onResolve] = [listOf(draft['actions_on_trigger']), listOf(draft['actions_on_resolve'])];
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <TextInput
          label="Name"
          required
          value={textOf(draft['name'])}
          error={faults.get('name') ?? null}
          onChange={({ currentTarget }) => set('name', currentTarget.value)}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Description"
            value={textOf(draft['description'])}
            error={faults.get('description') ?? null}
            onChange={({ currentTarget }) => set('description', currentTarget.value)}
          />
          <TagsInput label="Tags" value={textsOf(draft['tags'])} error={faults.get('tags') ?? null} onChange={(tags) => set('tags', tags)} />
        </SimpleGrid>
        <Switch label="On" color="teal" checked={draft['enabled'] !== false} onChange={({ currentTarget }) => set('enabled', currentTarget.checked)} />
      </Stack>
      <Stack gap="sm" component="section" aria-labelledby="when-title">
        <Title order={2} id="when-title">
          When
        </Title>
        <TriggerEditor label="What happens" path="trigger" trigger={membersOf(draft['trigger'])} onChange={(trigger) => set('trigger', trigger)} />
      </Stack>
      <Stack gap="sm" component="section" aria-labelledby="then-title">
        <Title order={2} id="then-title">
          Then
        </Title>
        <Actions path="actions" actions={listOf(draft['actions'])} add="Add an action" onChange={(actions) => set('actions', actions)} />
      </Stack>
      {onTrigger.length > 0 && (
        <Stack gap="sm" component="section" aria-labelledby="told-title">
          <Title order={2} id="told-title">
            And, told of the firing itself
          </Title>
          <Actions
            path="actions_on_trigger"
            actions={onTrigger}
            add="Add an action told of the firing"
            onChange={(actions) => set('actions_on_trigger', actions)}
          />
        </Stack>
      )}
      {(isMetric || onResolve.length > 0) && (
        <Stack gap="sm" component="section" aria-labelledby="over-title">
          <Title order={2} id="over-title">
            When that is over
          </Title>
          <Text c="dimmed" size="sm">
            Done once the metric is back where it should be.
          </Text>
          <Actions path="actions_on_resolve" actions={onResolve} add="Add an action for then" onChange={(actions) => set('actions_on_resolve', actions)} />
        </Stack>
      )}
    </Stack>
  );
}
