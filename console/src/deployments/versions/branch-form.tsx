import { useMutation } from '@apollo/client/react';
import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ScheduleHandling } from '../../gql/graphql';
import { useWorkspace } from '../../shell/use-workspace';
import { refusalOf, showFaults } from '../../ui/answers';
import { Refusal } from '../../ui/notice';
import { tell } from '../../ui/toasts';
import { deploymentPath } from '../deployment-table';
import type { ShownDeployment } from '../deployment-page';
import { CREATE_BRANCH } from './version-queries';

const HANDLINGS: { value: ScheduleHandling; label: string }[] = [
  { value: 'REMOVE', label: 'Leave them out' },
  { value: 'INACTIVE', label: 'Take them along, switched off' },
  { value: 'KEEP', label: 'Take them along as they are' },
];

/** Makes a deployment to try something on, beside the one that people rely on. */
export function BranchForm({ deployment, onClose }: { deployment: ShownDeployment; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [create, { loading }] = useMutation(CREATE_BRANCH, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<{ branch: string; schedules: ScheduleHandling }>({ initialValues: { branch: '', schedules: 'REMOVE' } });

  async function submit(values: typeof form.values): Promise<void> {
    const result = await create({ variables: { input: { workspaceId, deploymentId: deployment.id, ...values } } });
    const refused = refusalOf(result);
    if (refused) return setRefusal(showFaults(refused, form.setFieldError, ['branch']));
    const made = result.data?.createDeploymentBranch;
    if (made?.__typename !== 'DeploymentSuccess') return;
    tell({ message: `${made.deployment.name} is a deployment of its own.` });
    await navigate(deploymentPath(base, made.deployment.id));
  }

  return (
    <Modal opened onClose={onClose} title={`New branch of ${deployment.name}`}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          <Text c="dimmed">A deployment that begins like this one and is changed, run and deleted by itself.</Text>
          <TextInput label="Branch" placeholder="fix/late-orders" required data-autofocus {...form.getInputProps('branch')} />
          {deployment.schedules.length > 0 && <Select label="Schedules" allowDeselect={false} data={HANDLINGS} {...form.getInputProps('schedules')} />}
          <Button type="submit" loading={loading}>
            Make the branch
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
