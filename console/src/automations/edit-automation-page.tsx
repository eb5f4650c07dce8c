import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { Trouble } from '../ui/trouble';
import { automationPath } from './automation-path';
import { AUTOMATION_TEXT, UPDATE_AUTOMATION } from './automation-queries';
import { AutomationForm, type Refused } from './builder/automation-form';
import { readDraft } from './builder/draft';

export function EditAutomationPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, refetch } = useQuery(AUTOMATION_TEXT, { variables: { workspaceId, id }, fetchPolicy: 'network-only' });
  const automation = data?.workspace?.automation;
  if (error && !data) return <Trouble title="The automation cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the automation" />;
  if (!automation) return <Trouble title="There is no such automation in this workspace" detail="It may have been deleted." home />;
  return <Editing key={automation.id} automation={automation} />;
}

function Editing({ automation: { id, name, text } }: { automation: { id: string; name: string; text: string } }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const beginning = useMemo(() => readDraft(text), [text]);
  const [update] = useMutation(UPDATE_AUTOMATION, { errorPolicy: 'all' });

  async function submit(written: string): Promise<Refused | null> {
    const result = await update({ variables: { workspaceId, id, automation: { text: written } } });
    const refused = refusalOf(result);
    if (!refused) await navigate(automationPath(base, id));
    return refused;
  }

  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/automations`}>
            Automations
          </Anchor>
          <Anchor component={Link} to={automationPath(base, id)}>
            {name}
          </Anchor>
        </Breadcrumbs>
        <PageHeader title={`Edit ${name}`} />
        <Notice tone="yellow">Once it is saved its triggers begin anew: what they have counted is forgotten, and so is what they wait for.</Notice>
      </Stack>
      <AutomationForm beginning={beginning} action="Save" back={automationPath(base, id)} onSubmit={submit} />
    </Stack>
  );
}
