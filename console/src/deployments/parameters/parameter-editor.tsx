import { Group, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { isMembers, jsonFault, type Members, parseExact, unfinished, writeExact } from './exact';
import { beginningsOf, defaultOf, type Member, membersOf, type Schema } from './fields';
import { ParameterFields } from './parameter-field';

export interface ParameterState {
  readonly members: readonly Member[];
  readonly root: Schema;
  readonly mode: 'form' | 'json';
  readonly setMode: (mode: 'form' | 'json') => void;
  readonly values: Members;
  readonly setValues: (values: Members) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Why it cannot be sent; null: it can. */
  readonly fault: () => string | null;
  /** As JSON: all of them. */
  readonly whole: () => string;
  /** Those that differ from what they were at first. */
  readonly changed: () => string;
}

/** Values by a JSON schema, as a form or as JSON, beginning with those of a JSON text; what is not touched stays as it is to the last digit. */
export function useParameters(beginningText: string, root: Schema): ParameterState {
  const members = membersOf(root);
  const [own] = useState(() => withDefaults(members, asMembers(beginningText)));
  const [begun] = useState(() => ({ ...beginningsOf(members, root), ...own }));
  const [values, setValues] = useState<Members>(begun);
  const [mode, setModeAlone] = useState<'form' | 'json'>(members.length > 0 ? 'form' : 'json');
  const [text, setText] = useState(() => writeExact(begun, 2));

  const setMode = (next: 'form' | 'json'): void => {
    if (next === 'json') setText(writeExact(values, 2));
    else if (objectFault(text)) return;
    else setValues(asMembers(text));
    setModeAlone(next);
  };
  return {
    members,
    root,
    mode,
    setMode,
    values,
    setValues,
    text,
    setText,
    fault: () => (mode === 'json' ? objectFault(text) : unfinished(values)),
    whole: () => (mode === 'json' ? text : writeExact(values)),
    changed: () => (mode === 'json' ? text : writeExact(changedMembers(own, values))),
  };
}

const asMembers = (text: string): Members => {
  const value = parseExact(text);
  return isMembers(value) ? value : {};
};

/** The flow itself fills in its defaults; they are shown, and sent only where they were changed. */
const withDefaults = (members: readonly Member[], own: Members): Members => ({
  ...Object.fromEntries(members.flatMap(({ name, schema }) => ('default' in schema ? [[name, defaultOf(schema) ?? null]] : []))),
  ...own,
});

function changedMembers(before: Members, after: Members): Members {
  const changed = Object.entries(after).filter(([name, value]) => {
    const was = before[name];
    return was === undefined || writeExact(value) !== writeExact(was);
  });
  return Object.fromEntries(changed);
}

const objectFault = (text: string): string | null => jsonFault(text) ?? (isMembers(parseExact(text)) ? null : 'It has to be a JSON object.');

interface Props {
  title: string;
  /** Said where the schema names none. */
  none: string;
  parameters: ParameterState;
  /** By NAME below what they are to the server. */
  faults: ReadonlyMap<string, string>;
  within?: 'parameters' | 'data';
  /** What was wrong with the last try is not said of what is written now. */
  onChanged: () => void;
}

export function Parameters({ title, none, parameters, faults, within = 'parameters', onChanged }: Props) {
  const { members, root, mode, setMode, values, setValues, text, setText } = parameters;
  const wrong = mode === 'json' ? objectFault(text) : null;
  const ofParameters = new Map(
    [...faults].flatMap(([field, message]): [string, string][] => (field.startsWith(`${within}.`) ? [[field.slice(within.length + 1), message]] : [])),
  );
  const section = useRef<HTMLDivElement>(null);
  // Long forms have what is wrong out of sight.
  useEffect(() => {
    if (faults.size > 0) section.current?.querySelector('[aria-invalid=true], [role=alert]')?.scrollIntoView({ block: 'center' });
  }, [faults]);
  return (
    <Stack gap="sm" component="section" ref={section} aria-labelledby="parameters-title">
      <Group justify="space-between">
        <Title order={2} id="parameters-title">
          {title}
        </Title>
        {members.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={`How ${title.toLowerCase()} are written`}
            value={mode}
            onChange={(next) => setMode(next)}
            data={[
              { value: 'form', label: 'Form' },
              { value: 'json', label: 'JSON' },
            ]}
          />
        )}
      </Group>
      {mode === 'form' ? (
        <ParameterFields members={members} root={root} values={values} onChange={(next) => (setValues(next), onChanged())} faults={ofParameters} />
      ) : (
        <>
          {members.length === 0 && <Text c="dimmed">{none}</Text>}
          <Textarea
            aria-label={`${title} as JSON`}
            autosize
            minRows={4}
            maxRows={24}
            classNames={{ input: 'mono' }}
            spellCheck={false}
            value={text}
            error={wrong ?? ([...ofParameters].map(([name, message]) => `${name}: ${message}`).join('; ') || null)}
            onChange={({ currentTarget }) => (setText(currentTarget.value), onChanged())}
          />
        </>
      )}
    </Stack>
  );
}
