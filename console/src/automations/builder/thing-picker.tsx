import { useQuery } from '@apollo/client/react';
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { PickQuery } from '../../gql/graphql';
import { PICK, RESOURCE_NAMES } from '../automation-queries';

/** The kinds of things that can be chosen. */
export type Thing = 'flow' | 'deployment' | 'work-pool' | 'work-queue' | 'automation' | 'notifier' | 'webhook';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  thing: Thing;
  label: string;
  description?: ReactNode;
  placeholder?: string;
  error?: string | null;
}

/** Any number of things, found as their name is typed. */
export function ThingsPicker({ thing, chosen, onChange, ...field }: Common & { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const [text, setText] = useState('');
  const options = useOptions(thing, text, chosen);
  return (
    <MultiSelect
      {...field}
      error={field.error ?? null}
      searchable
      clearable
      hidePickedOptions
      data={options}
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage="Nothing fits"
      value={[...chosen]}
      onChange={onChange}
    />
  );
}

/** One thing. */
export function ThingPicker({ thing, chosen, onChange, ...field }: Common & { chosen: string | null; onChange: (id: string | null) => void }) {
  const [text, setText] = useState('');
  const options = useOptions(thing, text, chosen === null ? [] : [chosen]);
  const isShown = options.some(({ value, label }) => value === chosen && label === text);
  return (
    <Select
      {...field}
      error={field.error ?? null}
      searchable
      data={options}
      // The server has searched; with the name of the chosen one in the field, all are offered.
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={isShown ? '' : 'Nothing fits'}
      value={chosen}
      onChange={onChange}
    />
  );
}

/** What fits what is typed, and what is chosen, each with its name. */
function useOptions(thing: Thing, text: string, chosen: readonly string[]): Option[] {
  const { workspaceId = '' } = useParams();
  const kind = thing === 'notifier' || thing === 'webhook' ? 'block-document' : thing;
  const ids = chosen.map((id) => `prefect.${kind}.${id}`);
  const names = useQuery(RESOURCE_NAMES, { variables: { workspaceId, ids }, skip: ids.length === 0, fetchPolicy: 'cache-first' });
  const known = new Map((names.data ?? names.previousData)?.workspace?.resourceNames.map(({ id, name }) => [id.slice(`prefect.${kind}.`.length), name]));
  const [settled] = useDebouncedValue(text, 150);
  const labels = useRef(new Map<string, string>());
  const namesOf = (id: string): (string | undefined)[] => [labels.current.get(id), known.get(id), id];
  // The name of a chosen one in the field is no search.
  const search = chosen.some((id) => namesOf(id).includes(settled)) ? '' : settled;
  const { data, previousData } = useQuery(PICK, { variables: { workspaceId, search: search || null, ...asked(thing) } });
  const found = useMemo(() => optionsOf((data ?? previousData)?.workspace), [data, previousData]);
  for (const { value, label } of found) labels.current.set(value, label);
  const others = chosen.filter((id) => !found.some(({ value }) => value === id)).map((id) => ({ value: id, label: namesOf(id).find(Boolean) ?? id }));
  return [...others, ...found];
}

const asked = (thing: Thing) => ({
  flows: thing === 'flow',
  deployments: thing === 'deployment',
  workPools: thing === 'work-pool',
  workQueues: thing === 'work-queue',
  automations: thing === 'automation',
  notifiers: thing === 'notifier',
  webhooks: thing === 'webhook',
});

function optionsOf(found: PickQuery['workspace'] | undefined): Option[] {
  if (!found) return [];
  const plain = [...(found.flows?.edges ?? []), ...(found.workPools?.edges ?? []), ...(found.automations?.edges ?? [])];
  return [
    ...plain.map(({ node: { id, name } }) => ({ value: id, label: name })),
    ...(found.deployments?.edges ?? []).map(({ node: { id, name, flow } }) => ({ value: id, label: `${flow.name}/${name}` })),
    ...(found.workQueues?.edges ?? []).map(({ node: { id, name, workPool } }) => ({ value: id, label: `${workPool.name}/${name}` })),
    ...[...(found.notifiers?.edges ?? []), ...(found.webhooks?.edges ?? [])].map(({ node: { id, name, blockType } }) => ({
      value: id,
      label: `${name} (${blockType.name})`,
    })),
  ];
}
