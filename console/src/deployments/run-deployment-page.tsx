import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Button, Group, SegmentedControl, Stack, TagsInput, TextInput, Title } from '@mantine/core';
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
import { readSchema } from './parameters/fields';
import { Parameters, useParameters } from './parameters/parameter-editor';

import { hereZone, toLocal } from './zones';

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
  const [schema] = useState(() => readSchema(deployment.parameterSchemaText ?? '{}'));
  const parameters = useParameters(deployment.parametersText, schema);
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
      parametersText: parameters.changed(),
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
          <Parameters
            title="Parameters"
            none="The flow names no parameters."
            parameters={parameters}
            faults={faults}
            onChanged={() => (setFaults(new Map()), setRefusal(null))}
          />
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
