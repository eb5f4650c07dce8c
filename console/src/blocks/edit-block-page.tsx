import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack } from '@mantine/core';
import { Link, useNavigate, useParams } from 'react-router';
import { isMembers, parseExact, writeExact } from '../deployments/parameters/exact';
import { toReference } from '../deployments/parameters/fields';
import type { BlockQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { BlockForm } from './block-form';
import { blockPath } from './block-paths';
import { BLOCK, UPDATE_BLOCK } from './block-queries';

type Block = NonNullable<NonNullable<BlockQuery['workspace']>['blockDocument']>;

export function EditBlockPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  // What is edited has to be what is there, not what was there when it was last looked at.
  const { data, error, refetch } = useQuery(BLOCK, { variables: { workspaceId, id }, fetchPolicy: 'network-only' });
  const [update] = useMutation(UPDATE_BLOCK, { errorPolicy: 'all' });
  const block = data?.workspace?.blockDocument;
  if (error && !data) return <Trouble title="The block cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the block" />;
  if (!block) return <Trouble title="There is no such block in this workspace" detail="It may have been deleted." home />;

  async function submit({ dataText }: { dataText: string }) {
    const refused = refusalOf(await update({ variables: { input: { workspaceId, blockDocumentId: id, dataText, merge: false } } }));
    if (refused) return refused;
    tell({ message: `${block?.name ?? 'It'} is saved.` });
    await navigate(blockPath(base, id));
    return null;
  }

  return (
    <Stack gap="lg" maw={720}>
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/blocks`}>
            Blocks
          </Anchor>
          <Anchor component={Link} to={blockPath(base, id)}>
            {block.name}
          </Anchor>
        </Breadcrumbs>
        <PageHeader title={`Edit ${block.name}`} about={`A block of the type ${block.blockType.name}.`} />
      </Stack>
      <BlockForm fields={block.blockSchema.fieldsText} beginning={sendable(block)} action="Save" back={blockPath(base, id)} onSubmit={submit} />
    </Stack>
  );
}

/** Its data as it is sent: what it holds of other blocks stands there as references to them. */
function sendable({ dataText, references }: Block): string {
  const data = parseExact(dataText);
  const referring = references.map(({ property, blockDocumentId }) => [property, toReference(blockDocumentId)] as const);
  return writeExact({ ...(isMembers(data) ? data : {}), ...Object.fromEntries(referring) });
}
