import { ActionIcon, Anchor, Breadcrumbs, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { deploymentPath } from '../deployments/deployment-table';
import type { LimitHeldFragment } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Confirm } from '../ui/confirm';
import { Facts } from '../ui/facts';
import { Gauge } from '../ui/gauge';
import { EditIcon, MoreIcon, RetryIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { inWords } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { Holders } from './holders';
import { LimitForm } from './limit-form';
import { decayOf, nameOf } from './limit-names';
import { LIMIT } from './limit-queries';
import { ActiveSwitch } from './limit-table';
import { useLimitChanges } from './use-limit-changes';
import { Waiters } from './waiters';

/** Slots decay, leases run out and waiters go away without anybody telling. */
const LOOK_AGAIN_MS = 5_000;

/** Who holds the slots of a limit, and who waits for them. */
export function LimitPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, readAgain } = useLiveQuery(LIMIT, {
    variables: { workspaceId, id },
    kinds: ['CONCURRENCY_LIMIT', 'FLOW_RUN'],
    lookAgainMs: LOOK_AGAIN_MS,
  });
  const limit = data?.workspace?.concurrencyLimit;
  if (error && !data) return <Trouble title="The limit cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the limit" />;
  if (!limit) return <Trouble title="There is no such limit in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm">
          <Anchor component={Link} to={`${base}/concurrency-limits${limit.tag == null ? '' : '?tab=tags'}`}>
            {limit.tag == null ? 'Concurrency' : 'Concurrency by tag'}
          </Anchor>
        </Breadcrumbs>
        <PageHeader
          title={nameOf(limit)}
          actions={
            <Group gap="sm">
              <ActiveSwitch limit={limit} withLabel />
              <LimitMenu limit={limit} />
            </Group>
          }
        />
        <LimitFacts limit={limit} />
      </Stack>
      <section aria-labelledby="holders">
        <Title order={2} size="h4" mb="xs" id="holders">
          Held by
        </Title>
        <Holders limit={limit} />
      </section>
      <section aria-labelledby="waiters">
        <Title order={2} size="h4" mb="xs" id="waiters">
          Waiting
        </Title>
        <Waiters limit={limit} />
      </section>
    </Stack>
  );
}

function LimitFacts({ limit }: { limit: LimitHeldFragment }) {
  const { base } = useWorkspace();
  const { deployments } = limit;
  return (
    <Facts
      facts={{
        'Slots taken': <Gauge taken={limit.slotsTaken} limit={limit.limit} />,
        'Slots come free': decayOf(limit.slotDecayPerSecond),
        'A slot is held for': `${inWords(limit.averageSeconds)} on average`,
        ...(limit.tag != null && { Limits: 'task runs with this tag' }),
        ...(deployments.length > 0 && {
          'Limits the runs of': deployments.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Anchor component={Link} to={deploymentPath(base, id)}>
                {name}
              </Anchor>
            </span>
          )),
        }),
      }}
    />
  );
}

function LimitMenu({ limit }: { limit: LimitHeldFragment }) {
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const { resetLimit, deleteLimit } = useLimitChanges();
  const [asking, setAsking] = useState<'edit' | 'reset' | 'delete' | null>(null);
  const close = (): void => setAsking(null);

  async function reset(): Promise<string | null> {
    const refused = await resetLimit(limit);
    if (refused === null) close();
    return refused;
  }

  async function remove(): Promise<string | null> {
    const refused = await deleteLimit(limit);
    if (refused === null) await navigate(`${base}/concurrency-limits${limit.tag == null ? '' : '?tab=tags'}`);
    return refused;
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More that can be done with this limit">
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<EditIcon size={16} />} onClick={() => setAsking('edit')}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<RetryIcon size={16} />} onClick={() => setAsking('reset')}>
            Reset: free all slots
          </Menu.Item>
          <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={() => setAsking('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'edit' && <LimitForm limit={limit} onClose={close} />}
      {asking === 'reset' && (
        <Confirm title={`Free all slots of ${nameOf(limit)}?`} action="Free all slots" onConfirm={reset} onClose={close}>
          <Text>
            {limit.slotsTaken} of {limit.limit} are taken. Whoever holds them goes on all the same, so that for a while there may be more at once than the limit
            says.
          </Text>
        </Confirm>
      )}
      {asking === 'delete' && (
        <Confirm title={`Delete ${nameOf(limit)}?`} action="Delete limit" onConfirm={remove} onClose={close}>
          <Text>What it limits is limited no more. This cannot be undone; to let everybody through for a while, switch it off instead.</Text>
        </Confirm>
      )}
    </>
  );
}
