import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Anchor, Badge, Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { DeploymentVersionsQuery, VersionChangesQuery } from '../../gql/graphql';
import { refusalOf } from '../../ui/answers';
import { Confirm } from '../../ui/confirm';
import { TrashIcon } from '../../ui/icons';
import { LoadingRows } from '../../ui/loading-rows';
import { Ago } from '../../ui/time';
import { tell } from '../../ui/toasts';
import { Trouble } from '../../ui/trouble';
import type { ShownDeployment } from '../deployment-page';
import { BranchForm } from './branch-form';
import { parseExact, writeExact } from '../parameters/exact';
import { DELETE_VERSION, PROMOTE_VERSION, VERSION_CHANGES, VERSIONS } from './version-queries';

const PAGE = 20;

type Version = NonNullable<NonNullable<DeploymentVersionsQuery['workspace']>['deployment']>['versions']['edges'][number]['node'];
type Change = NonNullable<NonNullable<NonNullable<VersionChangesQuery['workspace']>['deployment']>['versionChanges']>[number];

/** What the deployment was made of before, newest first, and the way back to it. */
export function Versions({ deployment }: { deployment: ShownDeployment }) {
  const { workspaceId = '' } = useParams();
  const [after, setAfter] = useState<string | null>(null);
  const variables = { workspaceId, id: deployment.id, first: PAGE, after };
  const { data, previousData, error, refetch } = useQuery(VERSIONS, { variables, fetchPolicy: 'cache-and-network' });
  const [branching, branch] = useDisclosure();
  const makeCurrent = useMakingCurrent(deployment);
  const versions = (data ?? previousData)?.workspace?.deployment?.versions;
  if (error && !versions) return <Trouble title="The versions cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!versions) return <LoadingRows label="Loading the versions" />;
  const shown = versions.edges.map(({ node }) => node);
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text c="dimmed" flex="1 1 20rem">
          Each deploy that changes what runs are made of is a version. Schedules, pausing and limits belong to none.
        </Text>
        <Button variant="default" onClick={branch.open}>
          New branch
        </Button>
      </Group>
      {branching && <BranchForm deployment={deployment} onClose={branch.close} />}
      {shown.map((version, index) => (
        <VersionRow key={version.id} deployment={deployment} version={version} before={shown[index + 1] ?? null} onPromote={() => void makeCurrent(version)} />
      ))}
      {(after !== null || versions.pageInfo.hasNextPage) && (
        <Group justify="center">
          <Button variant="default" disabled={after === null} onClick={() => setAfter(null)}>
            Newest
          </Button>
          <Button variant="default" disabled={!versions.pageInfo.hasNextPage} onClick={() => setAfter(versions.pageInfo.endCursor ?? null)}>
            Older
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** With its way back, which is to make the one current that was. */
function useMakingCurrent({ id, currentVersion }: ShownDeployment): (version: { id: string; number: number }) => Promise<void> {
  const { workspaceId = '' } = useParams();
  const [promote] = useMutation(PROMOTE_VERSION, { errorPolicy: 'all', refetchQueries: ['Deployment', 'DeploymentVersions'] });

  return async function makeCurrent(version): Promise<void> {
    const refused = refusalOf(await promote({ variables: { workspaceId, id, versionId: version.id } }));
    if (refused) return tell({ message: refused.message, bad: true });
    const undo = currentVersion && (() => void makeCurrent(currentVersion));
    tell({ message: `Version ${version.number} is current: runs are made of it from now on.`, ...(undo && { undo }) });
  };
}

interface RowProps {
  deployment: ShownDeployment;
  version: Version;
  before: Version | null;
  onPromote: () => void;
}

function VersionRow({ deployment, version, before, onPromote }: RowProps) {
  const [open, setOpen] = useState(false);
  const [deleting, ask] = useDisclosure();
  const { number, isCurrent, created } = version;
  return (
    <Paper withBorder p="md" component="article" aria-label={`Version ${number}`}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600}>Version {number}</Text>
            {version.version && (
              <Text className="mono word" component="span">
                {version.version}
              </Text>
            )}
            {isCurrent && (
              <Badge color="teal" variant="light">
                current
              </Badge>
            )}
          </Group>
          <Origin info={version.info as Info} />
          <Group gap={4}>
            <Text c="dimmed">made</Text>
            <Ago at={created} c="dimmed" />
          </Group>
        </div>
        {!isCurrent && (
          <Group gap="xs">
            <Button variant="default" onClick={onPromote}>
              Make current
            </Button>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Delete version ${number}`} onClick={ask.open}>
              <TrashIcon size={16} />
            </ActionIcon>
          </Group>
        )}
        {deleting && <DeleteVersion deploymentId={deployment.id} version={version} onClose={ask.close} />}
      </Group>
      {(before !== null || !isCurrent) && (
        <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>What changed</summary>
          {open && <Comparison deployment={deployment} version={version} before={before} />}
        </details>
      )}
    </Paper>
  );
}

function DeleteVersion({ deploymentId: id, version, onClose }: { deploymentId: string; version: Version; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [remove] = useMutation(DELETE_VERSION, { errorPolicy: 'all', refetchQueries: ['DeploymentVersions'] });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id, versionId: version.id } }));
    if (!refused) onClose();
    return refused?.message ?? null;
  }

  return (
    <Confirm title={`Delete version ${version.number}?`} action="Delete version" onConfirm={confirm} onClose={onClose}>
      <Text>Nobody can make it current again. Runs that were made of it stay, and no longer say of which version they are.</Text>
    </Confirm>
  );
}

type Info = Readonly<Record<string, unknown>>;

/** Where its code comes from, as the client that deployed it found out. */
function Origin({ info }: { info: Info }) {
  const text = (name: string): string | null => (typeof info[name] === 'string' && info[name] !== '' ? info[name] : null);
  const parts = [text('repository'), text('branch'), text('commit_sha')?.slice(0, 10)].filter((part) => part !== null && part !== undefined);
  const url = text('url');
  if (parts.length === 0 && !text('message')) return null;
  return (
    <Text c="dimmed" className="wrap">
      {url && /^https?:/.test(url) ? (
        <Anchor href={url} rel="noreferrer" target="_blank" inherit>
          {parts.join(' · ')}
        </Anchor>
      ) : (
        parts.join(' · ')
      )}
      {text('message') && ` ${text('message')}`}
    </Text>
  );
}

/** With the version before it, or with the current one: what making it current would change. */
function Comparison({ deployment, version, before }: { deployment: ShownDeployment; version: Version; before: Version | null }) {
  const { workspaceId = '' } = useParams();
  const current = version.isCurrent ? null : (deployment.currentVersion ?? null);
  const [withCurrent, setWithCurrent] = useState(before === null);
  const other = withCurrent ? current : before;
  const { data, error } = useQuery(VERSION_CHANGES, {
    variables: { workspaceId, id: deployment.id, from: other?.id ?? '', to: version.id },
    skip: !other,
  });
  const changes = data?.workspace?.deployment?.versionChanges;
  return (
    <Stack gap="xs" mt="xs">
      {before && current && (
        <SegmentedControl
          w="fit-content"
          aria-label="Compared with"
          value={withCurrent ? 'current' : 'before'}
          onChange={(next) => setWithCurrent(next === 'current')}
          data={[
            { value: 'before', label: `since version ${before.number}` },
            { value: 'current', label: `beside version ${current.number}` },
          ]}
        />
      )}
      {error ? (
        <Text c="red">{error.message}</Text>
      ) : changes === undefined ? (
        <Text c="dimmed">Comparing …</Text>
      ) : changes === null ? (
        <Text c="dimmed">One of the two versions is not there any more.</Text>
      ) : changes.length === 0 ? (
        <Text c="dimmed">Nothing that runs are made of.</Text>
      ) : (
        changes.filter(isNews(changes)).map((change) => <ChangedField key={change.field} change={change} />)
      )}
    </Stack>
  );
}

/** The version of the origin is mostly that of the deployment, which is said already. */
const isNews =
  (changes: readonly Change[]) =>
  ({ field, from, to }: Change): boolean =>
    field !== 'info.version' || !changes.some((other) => other.field === 'version' && other.from === from && other.to === to);

function ChangedField({ change: { field, from, to } }: { change: Change }) {
  return (
    <div className="change">
      <Text fw={600} className="wrap">
        {inWords(field)}
      </Text>
      {typeof from === 'string' && (
        <pre className="mono wrap" data-side="from">
          {shown(from)}
        </pre>
      )}
      {typeof to === 'string' && (
        <pre className="mono wrap" data-side="to">
          {shown(to)}
        </pre>
      )}
    </div>
  );
}

const PARTS: Readonly<Record<string, string>> = {
  version: 'Version',
  info: 'Origin',
  description: 'Description',
  tags: 'Tags',
  labels: 'Label',
  path: 'Path',
  entrypoint: 'Entrypoint',
  pullSteps: 'Pull steps',
  parameters: 'Parameter',
  parameterSchema: 'Parameter schema',
  enforceParameterSchema: 'Parameters have to fit their schema',
  workPool: 'Work pool',
  workQueue: 'Work queue',
  jobVariables: 'Job variable',
};

function inWords(field: string): string {
  const [part = '', ...way] = field.split('.');
  return [PARTS[part] ?? part, way.join('.')].filter(Boolean).join(' ');
}

/** A text without its quotes, anything else as JSON. */
function shown(json: string): string {
  const value = parseExact(json);
  return typeof value === 'string' ? value : writeExact(value, 2);
}
