import { useQuery } from '@apollo/client/react';
import { Autocomplete, Button, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Chosen } from '../ui/chosen';
import { FilterIcon } from '../ui/icons';
import { clock, day } from '../ui/time';
import { withParam } from '../ui/use-addressed';
import { DEPLOYMENT_NAME, FLOW_NAME, NARROWING, QUEUE_NAME } from './run-filter-queries';
import { RANGES } from './run-filters';

/** As the SDK and the server call them; programs may call a state anything. */
const STATE_NAMES = [
  'Scheduled',
  'Late',
  'AwaitingRetry',
  'AwaitingConcurrencySlot',
  'Resuming',
  'Pending',
  'Running',
  'Retrying',
  'Paused',
  'Suspended',
  'Completed',
  'Cached',
  'RolledBack',
  'Failed',
  'TimedOut',
  'Crashed',
  'Cancelling',
  'Cancelled',
];

/** What the list is narrowed to, each with its way back, and the way to more of it. */
export function RunFilterBar() {
  const [params, setParams] = useSearchParams();
  const without = (name: string, value: string) => (): void =>
    setParams((old) =>
      withParam(
        old,
        name,
        old.getAll(name).filter((other) => other !== value),
      ),
    );
  const range = params.get('range');
  const [since, until] = [params.get('since'), params.get('until')];
  return (
    <>
      {params.getAll('flow').map((id) => (
        <ChosenFlow key={id} id={id} onClear={without('flow', id)} />
      ))}
      {params.getAll('deployment').map((id) => (
        <ChosenDeployment key={id} id={id} onClear={without('deployment', id)} />
      ))}
      {params.getAll('pool').map((name) => (
        <Chosen key={name} what="Pool" name={name} onClear={without('pool', name)} />
      ))}
      {params.getAll('queue').map((id) => (
        <ChosenQueue key={id} id={id} onClear={without('queue', id)} />
      ))}
      {params.getAll('state-name').map((name) => (
        <Chosen key={name} what="State" name={name} onClear={without('state-name', name)} />
      ))}
      {params.getAll('tag').map((tag) => (
        <Chosen key={tag} what="Tag" name={tag} onClear={without('tag', tag)} every="any" />
      ))}
      {range && RANGES[range] && <Chosen what="In" name={RANGES[range].label} onClear={without('range', range)} />}
      {since && <Chosen what="From" name={inShort(since)} onClear={without('since', since)} />}
      {until && <Chosen what="Until" name={inShort(until)} onClear={without('until', until)} />}
      <MoreFilters />
    </>
  );
}

const inShort = (at: string): string => `${day(at)} ${clock(at).slice(0, 8)}`;

function ChosenFlow({ id, onClear }: { id: string; onClear: () => void }) {
  const { workspaceId = '' } = useParams();
  const { data } = useQuery(FLOW_NAME, { variables: { workspaceId, id }, fetchPolicy: 'cache-first' });
  return <Chosen what="Flow" name={data?.workspace?.flow?.name ?? '…'} onClear={onClear} />;
}

function ChosenDeployment({ id, onClear }: { id: string; onClear: () => void }) {
  const { workspaceId = '' } = useParams();
  const { data } = useQuery(DEPLOYMENT_NAME, { variables: { workspaceId, id }, fetchPolicy: 'cache-first' });
  return <Chosen what="Deployment" name={data?.workspace?.deployment?.name ?? '…'} onClear={onClear} />;
}

function ChosenQueue({ id, onClear }: { id: string; onClear: () => void }) {
  const { workspaceId = '' } = useParams();
  const { data } = useQuery(QUEUE_NAME, { variables: { workspaceId, id }, fetchPolicy: 'cache-first' });
  const queue = data?.workspace?.workQueue;
  return <Chosen what="Queue" name={queue ? `${queue.workPool.name} / ${queue.name}` : '…'} onClear={onClear} />;
}

function MoreFilters() {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={280} trapFocus shadow="md">
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<FilterIcon size={14} />} onClick={() => setOpened(!opened)} aria-haspopup="dialog">
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Narrow the list">
        <Fields onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ onDone }: { onDone: () => void }) {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState({ flow: '', deployment: '', pool: '', queue: '' });
  const [asked] = useDebouncedValue(text, 200);
  const { data, previousData } = useQuery(NARROWING, {
    variables: { workspaceId, flow: asked.flow || null, deployment: asked.deployment || null, pool: asked.pool || null, queue: asked.queue || null },
  });
  const found = (data ?? previousData)?.workspace;
  const add = (name: string, value: string | null): void => {
    if (value) setParams((old) => withParam(old, name, [...new Set([...old.getAll(name), value])]));
    onDone();
  };
  return (
    <Stack gap="sm">
      <Found
        label="Flow"
        options={found?.flows.edges.map(({ node }) => ({ value: node.id, label: node.name })) ?? []}
        onSearch={(flow) => setText((old) => ({ ...old, flow }))}
        onChoose={(id) => add('flow', id)}
      />
      <Found
        label="Deployment"
        options={found?.deployments.edges.map(({ node }) => ({ value: node.id, label: `${node.flow.name} / ${node.name}` })) ?? []}
        onSearch={(deployment) => setText((old) => ({ ...old, deployment }))}
        onChoose={(id) => add('deployment', id)}
      />
      <Found
        label="Work pool"
        options={found?.workPools.edges.map(({ node: { name } }) => ({ value: name, label: name })) ?? []}
        onSearch={(pool) => setText((old) => ({ ...old, pool }))}
        onChoose={(name) => add('pool', name)}
      />
      <Found
        label="Work queue"
        options={found?.workQueues.edges.map(({ node }) => ({ value: node.id, label: `${node.workPool.name} / ${node.name}` })) ?? []}
        onSearch={(queue) => setText((old) => ({ ...old, queue }))}
        onChoose={(id) => add('queue', id)}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add('state-name', new FormData(event.currentTarget).get('state-name') as string);
        }}
      >
        <Autocomplete
          name="state-name"
          label="Name of its state"
          placeholder="Such as Late"
          data={STATE_NAMES}
          limit={6}
          comboboxProps={{ withinPortal: false }}
          onOptionSubmit={(name) => add('state-name', name)}
          autoComplete="off"
        />
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add('tag', new FormData(event.currentTarget).get('tag') as string);
        }}
      >
        <TextInput name="tag" label="Tag" placeholder="Press Enter" autoComplete="off" />
      </form>
      <Select
        label="Expected to start in"
        data={Object.entries(RANGES).map(([value, { label }]) => ({ value, label }))}
        value={params.get('range')}
        clearable
        comboboxProps={{ withinPortal: false }}
        onChange={(range) => {
          setParams((old) => withParam(withParam(withParam(old, 'since', []), 'until', []), 'range', range ? [range] : []));
          onDone();
        }}
      />
    </Stack>
  );
}

interface FoundProps {
  label: string;
  options: { value: string; label: string }[];
  onSearch: (text: string) => void;
  onChoose: (value: string | null) => void;
}

/** Found by the server as it is typed. */
const Found = ({ label, options, onSearch, onChoose }: FoundProps) => (
  <Select
    label={label}
    placeholder="Type to search"
    searchable
    data={options}
    value={null}
    filter={({ options: all }) => all}
    onSearchChange={onSearch}
    onChange={onChoose}
    nothingFoundMessage="Nothing found"
    comboboxProps={{ withinPortal: false }}
  />
);
