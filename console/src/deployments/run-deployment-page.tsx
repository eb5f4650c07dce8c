import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Button, Group, SegmentedControl, Stack, TagsInput, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { RunOptionsQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { LoadingRows } from '../ui/loading-rows';
import { Notice, Refusal } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { Trouble } from '../ui/trouble';
import { RUN_DEPLOYMENT, RUN_OPTIONS } from './deployment-queries';
import { deploymentPath } from './deployment-table';
import { isMembers, jsonFault, type Members, parseExact, unfinished, writeExact } from './parameters/exact';
import { type Member, membersOf, type Schema, toValue } from './parameters/fields';
import { ParameterFields, toLocal } from './parameters/parameter-field';
import { hereZone } from './zones';

type Options = NonNullable<NonNullable<RunOptionsQuery['workspace']>['deployment']>;

/** A run of one's own making: its parameters by form or as JSON, its name, its tags, its time. */
export function RunDeploymentPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, refetch } = useQuery(RUN_OPTIONS, { variables: { workspaceId, id } });
  const deployment = data?.workspace?.deployment;
  if (error && !data) return <Trouble title="The deployment cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the deployment" />;
  if (!deployment) return <Trouble title="There is no such deployment in this workspace" detail="It may have been deleted." home />;
  return <RunForm key={deployment.id} deployment={deployment} />;
}

function RunForm({ deployment }: { deployment: Options }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [run, { loading }] = useMutation(RUN_DEPLOYMENT, { errorPolicy: 'all' });
  const parameters = useParameters(deployment);
  const [details, setDetails] = useState<Details>({ name: '', tags: [], at: null });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());

  async function submit(): Promise<void> {
    const wrong = parameters.fault();
    if (wrong) return setRefusal(wrong);
    setRefusal(null);
    const { name, tags, at } = details;
    const input = {
      workspaceId,
      deploymentId: deployment.id,
      parametersText: parameters.toSend(),
      name: name || null,
      tags,
      scheduledTime: at && new Date(at).toISOString(),
    };
    const result = await run({ variables: { input } });
    const refused = refusalOf(result);
    if (refused) {
      setFaults(new Map((refused.fields ?? []).map(({ field, message }) => [field ?? '', message])));
      return setRefusal(refused.fields?.length ? 'Some of it is not taken yet; see below.' : refused.message);
    }
    if (result.data?.runDeployment.__typename === 'RunDeploymentSuccess') await navigate(`${base}/runs/flow-run/${result.data.runDeployment.flowRun.id}`);
  }

  return (
    <Stack gap="lg" maw={720}>
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/deployments`}>
            Deployments
          </Anchor>
          <Anchor component={Link} to={deploymentPath(base, deployment.id)}>
            {deployment.name}
          </Anchor>
        </Breadcrumbs>
        <PageHeader
          title={`Run ${deployment.name}`}
          about={`A run of the flow ${deployment.flow.name}${deployment.workPool ? `, in the pool ${deployment.workPool.name}` : ''}.`}
        />
        <Waiting deployment={deployment} />
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="lg">
          <Refusal message={refusal} />
          <Parameters parameters={parameters} faults={faults} onChanged={() => (setFaults(new Map()), setRefusal(null))} />
          <RunDetails details={details} onChange={setDetails} faults={faults} own={deployment.tags} />
          <Group>
            <Button type="submit" loading={loading}>
              {details.at ? 'Schedule the run' : 'Run now'}
            </Button>
            <Button component={Link} to={deploymentPath(base, deployment.id)} variant="default">
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}

function Waiting({ deployment: { workPool } }: { deployment: Options }) {
  if (workPool?.isPaused) return <Notice tone="yellow">The pool {workPool.name} is paused: the run waits until it goes on.</Notice>;
  if (workPool?.workersOnline === 0 && !/:(push|managed)$|^prefect-agent$/.test(workPool.type))
    return <Notice tone="yellow">No worker of the pool {workPool.name} is online: the run waits until one comes.</Notice>;
  return null;
}

interface ParameterState {
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
  readonly toSend: () => string;
}

/** What differs from the deployment is sent; all else stays the deployment's to the last digit. */
function useParameters({ parametersText, parameterSchema }: Options): ParameterState {
  const root = (parameterSchema ?? {}) as Schema;
  const members = membersOf(root);
  const [own] = useState(() => withDefaults(members, asMembers(parametersText)));
  const [values, setValues] = useState(own);
  const [mode, setModeAlone] = useState<'form' | 'json'>(members.length > 0 ? 'form' : 'json');
  const [text, setText] = useState(() => writeExact(own, 2));

  const setMode = (next: 'form' | 'json'): void => {
    if (next === 'json') setText(writeExact(values, 2));
    else if (objectFault(text)) return;
    else setValues(asMembers(text));
    setModeAlone(next);
  };
  const changed = (): Members => Object.fromEntries(Object.entries(values).filter(([name, value]) => writeExact(value) !== writeExact(own[name] ?? '')));
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
    toSend: () => (mode === 'json' ? text : writeExact(changed())),
  };
}

const asMembers = (text: string): Members => {
  const value = parseExact(text);
  return isMembers(value) ? value : {};
};

/** The flow itself fills in its defaults; they are shown, and sent only where they were changed. */
const withDefaults = (members: readonly Member[], own: Members): Members => ({
  ...Object.fromEntries(members.flatMap(({ name, schema }) => ('default' in schema ? [[name, toValue(schema.default)]] : []))),
  ...own,
});

const objectFault = (text: string): string | null => jsonFault(text) ?? (isMembers(parseExact(text)) ? null : 'Parameters are a JSON object.');

/** What was wrong with the last try is not said of what is written now: `onChanged`. */
function Parameters({ parameters, faults, onChanged }: { parameters: ParameterState; faults: ReadonlyMap<string, string>; onChanged: () => void }) {
  const { members, root, mode, setMode, values, setValues, text, setText } = parameters;
  const wrong = mode === 'json' ? objectFault(text) : null;
  const ofParameters = new Map(
    [...faults].flatMap(([field, message]) => (field.startsWith('parameters.') ? [[field.slice('parameters.'.length), message]] : [])) as [string, string][],
  );
  return (
    <Stack gap="sm" component="section" aria-labelledby="parameters-title">
      <Group justify="space-between">
        <Title order={2} id="parameters-title">
          Parameters
        </Title>
        {members.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="How parameters are written"
            value={mode}
            onChange={(next) => setMode(next as 'form' | 'json')}
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
          {members.length === 0 && <Text c="dimmed">The flow names no parameters.</Text>}
          <Textarea
            aria-label="Parameters as JSON"
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

interface Details {
  readonly name: string;
  readonly tags: string[];
  /** In the viewer's zone, as the browser's field has it. Null: now. */
  readonly at: string | null;
}

interface DetailsProps {
  details: Details;
  onChange: (details: Details) => void;
  faults: ReadonlyMap<string, string>;
  own: readonly string[];
}

function RunDetails({ details, onChange, faults, own }: DetailsProps) {
  return (
    <Stack gap="md" component="section" aria-labelledby="run-title">
      <Title order={2} id="run-title">
        Run
      </Title>
      <TextInput
        label="Name"
        placeholder="made up, such as brave-otter"
        value={details.name}
        error={faults.get('name') ?? null}
        onChange={({ currentTarget }) => onChange({ ...details, name: currentTarget.value })}
      />
      <TagsInput
        label="Tags"
        description={own.length > 0 ? `Beside those of the deployment: ${own.join(', ')}.` : 'Press Enter after each.'}
        value={details.tags}
        onChange={(tags) => onChange({ ...details, tags })}
      />
      <Group align="flex-end" gap="sm">
        <SegmentedControl
          aria-label="When it runs"
          value={details.at === null ? 'now' : 'later'}
          onChange={(next) => onChange({ ...details, at: next === 'now' ? null : toLocal(new Date(Date.now() + 3_600_000).toISOString()) })}
          data={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'Later' },
          ]}
        />
        {details.at !== null && (
          <TextInput
            type="datetime-local"
            step={1}
            label={`Starts at (${hereZone})`}
            required
            value={details.at}
            onChange={({ currentTarget }) => onChange({ ...details, at: currentTarget.value })}
          />
        )}
      </Group>
    </Stack>
  );
}
