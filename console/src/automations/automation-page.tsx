import { ActionIcon, Anchor, Breadcrumbs, Button, Group, Menu, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { eventsOf } from '../events/event-paths';
import type { AutomationQuery } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Confirm } from '../ui/confirm';
import { CopyLine } from '../ui/copy-line';
import { Facts } from '../ui/facts';
import { CopyIcon, EditIcon, MoreIcon, RetryIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { tabIn } from '../ui/use-addressed';
import { automationPath } from './automation-path';
import { AUTOMATION } from './automation-queries';
import { EnabledSwitch } from './enabled-switch';
import { Named, Thing } from './names';
import { Replay } from './replay';
import { TestOfPast } from './test-of-past';
import { TrailShown } from './trail';
import { useAutomationChanges } from './use-automation-changes';
import { WhatItIs } from './what-it-is';

const TABS = ['trail', 'test', 'what'] as const;

export type ShownAutomation = NonNullable<NonNullable<AutomationQuery['workspace']>['automation']>;

export function AutomationPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(AUTOMATION, {
    variables: { workspaceId, id },
    kinds: ['AUTOMATION'],
  });
  if (error && !data) return <Trouble title="The automation cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the automation" />;
  const automation = data.workspace?.automation;
  if (!automation) return <Trouble title="There is no such automation in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <Header automation={automation} />
      <Parts automation={automation} />
    </Stack>
  );
}

function Header({ automation }: { automation: ShownAutomation }) {
  const { base } = useWorkspace();
  const { id, name, description, tags, sentence, owner, enabled, fired, lastFired, created, updated } = automation;
  return (
    <Stack gap="sm">
      <Breadcrumbs fz="sm" separatorMargin={6}>
        <Anchor component={Link} to={`${base}/automations`}>
          Automations
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={name}
        about={description || undefined}
        actions={
          <Group gap="sm">
            <EnabledSwitch automation={automation} withLabel />
            <Button component={Link} to={`${automationPath(base, id)}/edit`} leftSection={<EditIcon size={16} />}>
              Edit
            </Button>
            <AutomationMenu automation={automation} />
          </Group>
        }
      />
      <Tags tags={tags} />
      <Text size="lg" style={{ overflowWrap: 'anywhere' }}>
        {sentence}
      </Text>
      {!enabled && <Notice tone="yellow">It is off: nothing fires it. What it misses meanwhile can be replayed once it is on again.</Notice>}
      <Facts
        facts={{
          'Fired last': lastFired ? <Ago at={lastFired} /> : 'never',
          'Fired so far': fired === 1 ? 'once' : `${fired} times`,
          ...(owner && {
            'Belongs to': (
              <Named of={owner}>
                <Thing id={owner} withKind />
              </Named>
            ),
          }),
          Created: <Ago at={created} />,
          Changed: <Ago at={updated} />,
          Events: (
            <Anchor component={Link} to={eventsOf(base, `prefect.automation.${id}`)}>
              all about it
            </Anchor>
          ),
        }}
      />
    </Stack>
  );
}

function AutomationMenu({ automation }: { automation: ShownAutomation }) {
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [deleting, ask] = useDisclosure();
  const [replaying, replay] = useDisclosure();
  const { copy, deleteAutomation } = useAutomationChanges();

  async function duplicate(): Promise<void> {
    const id = await copy(automation);
    if (id) await navigate(automationPath(base, id));
  }

  async function remove(): Promise<string | null> {
    const refused = await deleteAutomation(automation);
    if (refused === null) await navigate(`${base}/automations`);
    return refused;
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More that can be done with this automation">
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<RetryIcon size={16} />} onClick={replay.open}>
            Replay what it missed
          </Menu.Item>
          <Menu.Item leftSection={<CopyIcon size={16} />} onClick={() => void duplicate()}>
            Duplicate
          </Menu.Item>
          <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={ask.open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {replaying && <Replay automation={automation} onClose={replay.close} />}
      {deleting && (
        <Confirm title={`Delete ${automation.name}?`} action="Delete automation" onConfirm={remove} onClose={ask.close}>
          <Text>What it has counted and its trail go with it. To make it rest for a while, switch it off instead. This cannot be undone.</Text>
        </Confirm>
      )}
    </>
  );
}

function Parts({ automation }: { automation: ShownAutomation }) {
  const [params, setParams] = useSearchParams();
  const tab = tabIn(params, TABS, 'trail');
  return (
    <Tabs value={tab} onChange={(next) => setParams({ tab: next ?? 'trail' }, { replace: true })} keepMounted={false}>
      <Tabs.List className="tabs-list">
        <Tabs.Tab value="trail">Trail</Tabs.Tab>
        <Tabs.Tab value="test">Test</Tabs.Tab>
        <Tabs.Tab value="what">What it does</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="trail" pt="md">
        <TrailShown key={automation.id} automation={automation} />
      </Tabs.Panel>
      <Tabs.Panel value="test" pt="md">
        <TestOfPast automation={automation} />
      </Tabs.Panel>
      <Tabs.Panel value="what" pt="md">
        <Stack>
          <WhatItIs automation={automation} />
          <Text c="dimmed" size="sm">
            On the command line:
          </Text>
          <CopyLine text={`prefect automation inspect --id ${automation.id} --yaml`} />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}
