import { ActionIcon, Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { DeploymentSlasQuery } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { EditIcon, PlusIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { StateBadge } from '../ui/state-badge';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { SlaForm } from './sla-form';
import { DEPLOYMENT_SLAS } from './sla-queries';
import { SlaState, SlaSwitch } from './sla-state';
import { promiseOf } from './sla-words';
import { useSlaChanges } from './use-sla-changes';

type Sla = NonNullable<NonNullable<DeploymentSlasQuery['workspace']>['deployment']>['slas'][number];

/** What a deployment promises, and where it was not kept. */
export function DeploymentSlas({ deploymentId }: { deploymentId: string }) {
  const { workspaceId = '' } = useParams();
  const [editing, setEditing] = useState<Sla | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Sla | null>(null);
  const { data, error, readAgain } = useLiveQuery(DEPLOYMENT_SLAS, {
    variables: { workspaceId, id: deploymentId },
    kinds: ['SLA', 'SLA_VIOLATION'],
  });
  const slas = data?.workspace?.deployment?.slas;
  if (error && !slas) return <Trouble title="The SLAs cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!slas) return <LoadingRows label="Loading SLAs" rows={3} />;
  const add = (
    <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={() => setEditing('new')} w="fit-content">
      New SLA
    </Button>
  );
  return (
    <Stack>
      {slas.length === 0 ? (
        <Empty
          title="It promises nothing yet"
          about="An SLA says how long a run may take, how late it may start, or how long there may be none that completes. An event tells when it is not kept, for an automation to act on. Make one here, or where the deployment is made:"
          command={`prefect deploy --sla '{"name": "in time", "duration": 600, "severity": "high"}'`}
        >
          {add}
        </Empty>
      ) : (
        <>
          {slas.map((sla) => (
            <SlaCard key={sla.id} sla={sla} onEdit={() => setEditing(sla)} onDelete={() => setDeleting(sla)} />
          ))}
          {add}
        </>
      )}
      {editing && <SlaForm deploymentId={deploymentId} sla={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting && <DeleteSla sla={deleting} onClose={() => setDeleting(null)} />}
    </Stack>
  );
}

function SlaCard({ sla, onEdit, onDelete }: { sla: Sla; onEdit: () => void; onDelete: () => void }) {
  return (
    <Paper withBorder p="md" component="article" aria-label={sla.name}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Text fw={600} className="word">
              {sla.name}
            </Text>
            <SlaState sla={sla} />
          </Group>
          <Text>{promiseOf(sla)}</Text>
          <Text size="xs" c="dimmed">
            severity {sla.severity.toLowerCase()}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <SlaSwitch sla={sla} />
          <ActionIcon variant="subtle" color="gray" aria-label={`Edit ${sla.name}`} onClick={onEdit}>
            <EditIcon />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${sla.name}`} onClick={onDelete}>
            <TrashIcon />
          </ActionIcon>
        </Group>
      </Group>
      <Violations violations={sla.violations} />
    </Paper>
  );
}

function Violations({ violations }: { violations: Sla['violations'] }) {
  const { base } = useWorkspace();
  if (violations.length === 0) return null;
  return (
    <details className="more">
      <summary>When it was not kept</summary>
      <Stack gap={6} mt="xs">
        {violations.map(({ id, occurred, ended, flowRun }) => (
          <Group key={id} gap="xs">
            <Ago at={occurred} />
            {flowRun ? (
              <>
                <Anchor component={Link} to={`${base}/runs/flow-run/${flowRun.id}`} className="word">
                  {flowRun.name}
                </Anchor>
                <StateBadge state={flowRun.state} />
              </>
            ) : (
              <Text c="dimmed">no run</Text>
            )}
            {ended ? (
              <Group gap={4}>
                <Text c="dimmed">until</Text>
                <Ago at={ended} c="dimmed" />
              </Group>
            ) : (
              <Text fw={600}>goes on</Text>
            )}
          </Group>
        ))}
      </Stack>
    </details>
  );
}

function DeleteSla({ sla, onClose }: { sla: Sla; onClose: () => void }) {
  const { deleteSla } = useSlaChanges();

  async function confirm(): Promise<string | null> {
    const refused = await deleteSla(sla);
    if (refused === null) onClose();
    return refused;
  }

  return (
    <Confirm title={`Delete ${sla.name}?`} action="Delete SLA" onConfirm={confirm} onClose={onClose}>
      <Text>{promiseOf(sla)} What is known of when it was not kept goes with it. To make it rest for a while, switch it off instead.</Text>
    </Confirm>
  );
}
