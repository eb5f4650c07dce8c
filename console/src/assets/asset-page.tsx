import { useMutation } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Button, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { eventPath, eventsOf } from '../events/event-paths';
import type { AssetQuery } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { CopyLine } from '../ui/copy-line';
import { Facts } from '../ui/facts';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { withParam } from '../ui/use-addressed';
import { assetPath, shortName } from './asset-paths';
import { ASSET, ASSETS, DELETE_ASSET } from './asset-queries';
import { LineageGraph } from './lineage-graph';
import { MadeBadge, MadeBy } from './made';

/** How far the lineage goes to either side. */
const LEVELS = ['1', '3', '10'] as const;
const LEVELS_SHOWN = '3';

type Asset = NonNullable<NonNullable<AssetQuery['workspace']>['asset']>;

/** What an asset is, when it was made, by what, and of what. */
export function AssetPage() {
  const { workspaceId = '' } = useParams();
  const [params] = useSearchParams();
  const { base } = useWorkspace();
  const key = params.get('key') ?? '';
  const levels = LEVELS.find((one) => one === params.get('levels')) ?? LEVELS_SHOWN;
  const { data, previousData, error, readAgain } = useLiveQuery(ASSET, {
    variables: { workspaceId, key, levels: Number(levels) },
    kinds: ['ASSET'],
  });
  // While another reach is on its way; not that of another asset.
  const before = previousData?.workspace?.asset?.key === key ? previousData : undefined;
  const shown = data ?? before;
  const asset = shown?.workspace?.asset;
  if (error && !shown) return <Trouble title="The asset cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!shown) return <LoadingRows label="Loading the asset" />;
  if (!asset) return <Trouble title="There is no such asset in this workspace" detail="It may have been deleted; it comes back when it is made again." home />;
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm">
          <Anchor component={Link} to={`${base}/assets`}>
            Assets
          </Anchor>
        </Breadcrumbs>
        <PageHeader title={shortName(asset)} about={asset.description || undefined} actions={<DeleteButton asset={asset} />} />
        <CopyLine text={asset.key} label="Copy key" />
        <Facts
          facts={{
            ...(asset.owners.length > 0 && { Owners: asset.owners.join(', ') }),
            ...(asset.url && { Address: <Address url={asset.url} /> }),
            'Last heard of': <Ago at={asset.lastSeen} />,
            Events: (
              <Anchor component={Link} to={eventsOf(base, asset.key)}>
                all that tell of it
              </Anchor>
            ),
          }}
        />
      </Stack>
      <LineageSection asset={asset} levels={levels} />
      <section aria-labelledby="made">
        <Title order={2} size="h4" mb="xs" id="made">
          When it was made
        </Title>
        <History asset={asset} />
      </section>
    </Stack>
  );
}

/** What a task told is no reason to run something in the viewer's browser. */
const Address = ({ url }: { url: string }) =>
  /^https?:\/\//i.test(url) ? (
    <Anchor href={url} target="_blank" rel="noopener noreferrer" className="word">
      {url}
    </Anchor>
  ) : (
    <span className="word">{url}</span>
  );

function LineageSection({ asset: { key, lineage }, levels }: { asset: Asset; levels: string }) {
  const [, setParams] = useSearchParams();
  return (
    <section aria-labelledby="lineage">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="lineage">
          Lineage
        </Title>
        {lineage.assets.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="How far the lineage goes"
            data={LEVELS.map((value) => ({ value, label: value === '1' ? '1 level' : `${value} levels` }))}
            value={levels}
            onChange={(value) => setParams((old) => withParam(old, 'levels', value === LEVELS_SHOWN ? [] : [value]), { replace: true })}
          />
        )}
      </Group>
      {lineage.assets.length > 1 ? (
        <LineageGraph root={key} lineage={lineage} />
      ) : (
        <Text c="dimmed">It is made of no other asset, and none is made of it.</Text>
      )}
      {lineage.isCut && (
        <Text c="dimmed" mt={4}>
          These are the nearest {lineage.assets.length}; there are more.
        </Text>
      )}
    </section>
  );
}

function History({ asset: { materializations } }: { asset: Asset }) {
  const { base } = useWorkspace();
  if (materializations.length === 0)
    return <Text c="dimmed">It has only been used, or the events that tell of it are older than what this workspace keeps.</Text>;
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>When</Table.Th>
          <Table.Th>By</Table.Th>
          <Table.Th visibleFrom="sm">Of</Table.Th>
          <Table.Th visibleFrom="md">What it told</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {materializations.map((made) => (
          <Table.Tr key={made.eventId}>
            <Table.Td>
              <Stack gap={2} align="flex-start">
                <MadeBadge status={made.status} />
                <Anchor component={Link} to={eventPath(base, { id: made.eventId, occurred: made.occurred })} c="dimmed">
                  <Ago at={made.occurred} size="xs" />
                </Anchor>
              </Stack>
            </Table.Td>
            <Table.Td>
              <MadeBy made={made} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {(made.upstream ?? []).map((upstream) => (
                <Anchor key={upstream} component={Link} to={assetPath(base, upstream)} display="block" className="word">
                  {upstream}
                </Anchor>
              ))}
            </Table.Td>
            <Table.Td visibleFrom="md">
              {Object.keys(made.metadata as object).length > 0 && <pre className="mono wrap told">{JSON.stringify(made.metadata, null, 2)}</pre>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function DeleteButton({ asset }: { asset: Asset }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [asking, { open, close }] = useDisclosure();
  const [remove] = useMutation(DELETE_ASSET, { errorPolicy: 'all', refetchQueries: [ASSETS] });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, key: asset.key } }));
    if (refused) return refused.message;
    tell({ message: `${shortName(asset)} is deleted.` });
    await navigate(`${base}/assets`);
    return null;
  }

  return (
    <>
      <Button variant="subtle" color="red" c="red" onClick={open}>
        Delete
      </Button>
      {asking && (
        <Confirm title={`Delete ${shortName(asset)}?`} action="Delete asset" onConfirm={confirm} onClose={close}>
          <Text>
            What is known of it here goes, and with it its place in the lineage of others. What it names is not touched, and it comes back when a task makes it
            again.
          </Text>
        </Confirm>
      )}
    </>
  );
}
