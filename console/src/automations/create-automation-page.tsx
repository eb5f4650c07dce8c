import { useMutation } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { PageHeader } from '../ui/page-header';
import { automationPath } from './automation-path';
import { AUTOMATIONS, CREATE_AUTOMATION } from './automation-queries';
import { AutomationForm, newDraft, type Refused } from './builder/automation-form';

export function CreateAutomationPage() {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [beginning] = useState(newDraft);
  const [create] = useMutation(CREATE_AUTOMATION, { errorPolicy: 'all', refetchQueries: [AUTOMATIONS] });

  async function submit(text: string): Promise<Refused | null> {
    const result = await create({ variables: { workspaceId, automation: { text } } });
    const made = result.data?.createAutomation;
    if (made?.__typename === 'AutomationSuccess') await navigate(automationPath(base, made.automation.id));
    return refusalOf(result);
  }

  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/automations`}>
            Automations
          </Anchor>
        </Breadcrumbs>
        <PageHeader title="New automation" about="When something happens, something is done." />
      </Stack>
      <AutomationForm beginning={beginning} action="Create automation" back={`${base}/automations`} onSubmit={submit} />
    </Stack>
  );
}
