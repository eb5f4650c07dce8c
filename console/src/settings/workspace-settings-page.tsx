import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Code, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { WorkspaceSettingsQuery } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { CopyLine } from '../ui/copy-line';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { VIEWER } from '../viewer';
import { mayManage, NotYours } from './may-manage';
import { NewHandle } from './new-handle';
import { Section } from './section';
import { SettingsForm } from './settings-form';
import { DELETE_WORKSPACE, UPDATE_RETENTION, UPDATE_WORKSPACE, WORKSPACE_SETTINGS } from './settings-queries';

type Workspace = NonNullable<WorkspaceSettingsQuery['workspace']>;
interface Part {
  readonly workspace: Workspace;
  readonly disabled: boolean;
}

/** What a workspace is called, for how long it keeps what happened, and its end. */
export function WorkspaceSettingsPage() {
  const { accountId = '', workspaceId = '' } = useParams();
  const { data, error, refetch } = useQuery(WORKSPACE_SETTINGS, { variables: { accountId, workspaceId } });
  if (error && !data) return <Trouble title="The settings cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the settings" />;
  const { workspace, account } = data;
  if (!workspace) return <Trouble title="There is no such workspace" detail="It was deleted, or you are not a member of its account." home />;
  const disabled = !mayManage(account?.viewerRole);
  return (
    <Stack maw={760}>
      <PageHeader title="Workspace settings" about={`${workspace.accountHandle}/${workspace.handle}`} />
      <NotYours role={account?.viewerRole} />
      <Names workspace={workspace} disabled={disabled} key={workspace.id} />
      <Keeping workspace={workspace} disabled={disabled} key={`${workspace.id} keeping`} />
      <Section title="Address" about="What PREFECT_API_URL is for this workspace. It stays the same for good.">
        <CopyLine text={workspace.apiUrl} label="Copy address" />
      </Section>
      {!disabled && <End workspace={workspace} />}
    </Stack>
  );
}

function Names({ workspace: { id, name, handle, description }, disabled }: Part) {
  const [update] = useMutation(UPDATE_WORKSPACE, { errorPolicy: 'all', refetchQueries: [VIEWER] });
  const form = useForm({ initialValues: { name, handle, description } });
  return (
    <Section title="Name">
      <SettingsForm
        form={form}
        save={(values) => update({ variables: { input: { workspaceId: id, ...values } } })}
        saved="The workspace is saved."
        disabled={disabled}
      >
        <TextInput label="Name" required {...form.getInputProps('name')} />
        <TextInput label="Handle" description="In prefect cloud login --workspace." required {...form.getInputProps('handle')} />
        <NewHandle before={handle} now={form.values.handle} />
        <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      </SettingsForm>
    </Section>
  );
}

const DAYS = { min: 1, max: 3650, allowDecimal: false, suffix: ' days' } as const;

function Keeping({ workspace: { id, retention }, disabled }: Part) {
  const [update] = useMutation(UPDATE_RETENTION, { errorPolicy: 'all' });
  const { events, decisions, logs } = retention;
  const form = useForm<{ events: number | ''; decisions: number | ''; logs: number | '' }>({ initialValues: { events, decisions, logs: logs ?? '' } });
  const save = (values: typeof form.values) =>
    update({
      variables: { input: { workspaceId: id, events: values.events || 0, decisions: values.decisions || 0, logs: values.logs === '' ? null : values.logs } },
    });
  return (
    <Section title="How long things are kept" about="What is older goes within hours and does not come back. Runs and their states stay.">
      <SettingsForm form={form} save={save} saved="Kept for so long from now on." disabled={disabled}>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <NumberInput label="Events" {...DAYS} {...form.getInputProps('events')} />
          <NumberInput label="Decisions" {...DAYS} {...form.getInputProps('decisions')} />
          <NumberInput label="Logs" placeholder="for ever" {...DAYS} {...form.getInputProps('logs')} />
        </SimpleGrid>
      </SettingsForm>
    </Section>
  );
}

function End({ workspace }: { workspace: Workspace }) {
  const [asking, setAsking] = useState(false);
  const [remove] = useMutation(DELETE_WORKSPACE, { errorPolicy: 'all', refetchQueries: [VIEWER], awaitRefetchQueries: true });
  const navigate = useNavigate();
  const path = `${workspace.accountHandle}/${workspace.handle}`;

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId: workspace.id } }));
    if (refused) return refused.message;
    tell({ message: `${path} is deleted.` });
    await navigate('/', { replace: true });
    return null;
  }

  return (
    <Section title="Delete this workspace" about="With all of its runs, deployments, work pools, blocks and automations.">
      <Button color="red" c="red" variant="outline" w="fit-content" onClick={() => setAsking(true)}>
        Delete workspace
      </Button>
      {asking && (
        <Confirm title={`Delete ${path}?`} action="Delete workspace" typed={path} onConfirm={confirm} onClose={() => setAsking(false)}>
          <Text>
            Everything in it goes, and programs that use it are refused at once: workers stop, schedules end. Nobody can bring it back. To go on, type{' '}
            <Code>{path}</Code>.
          </Text>
        </Confirm>
      )}
    </Section>
  );
}
