import { useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Button, Code, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { PlusIcon } from '../ui/icons';
import { Trouble } from '../ui/trouble';
import { BlockTable } from './block-table';
import { catalogPath, typePath } from './block-paths';
import { BLOCK_TYPE, BLOCKS } from './block-queries';
import { codeOf } from './snippet';
import { Capabilities } from './type-card';

const SHOWN = 50;

/** One type: what it is for, how programs use it, and the blocks there are of it. */
export function BlockTypePage() {
  const { workspaceId = '', slug = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, refetch } = useQuery(BLOCK_TYPE, { variables: { workspaceId, slug } });
  const blocks = useQuery(BLOCKS, { variables: { workspaceId, first: SHOWN, after: null, filter: { types: [slug] } } });
  const type = data?.workspace?.blockType;
  if (error && !data) return <Trouble title="The type of block cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the type of block" />;
  if (!type) return <Trouble title={`There is no type of block called ${slug}`} detail="It may have been deleted." home />;
  const made = blocks.data?.workspace?.blockDocuments;
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/blocks`}>
            Blocks
          </Anchor>
          <Anchor component={Link} to={catalogPath(base)}>
            Catalog
          </Anchor>
        </Breadcrumbs>
        <PageHeader
          title={type.name}
          actions={
            type.newestSchema && (
              <Button component={Link} to={`${typePath(base, slug)}/create`} leftSection={<PlusIcon size={16} />}>
                New block
              </Button>
            )
          }
        />
        <Text className="wrap" maw={720}>
          {type.description}
        </Text>
        <Capabilities of={type.newestSchema?.capabilities ?? []} />
        {type.documentationUrl && /^https?:/.test(type.documentationUrl) && (
          <Anchor href={type.documentationUrl} target="_blank" rel="noreferrer" w="fit-content">
            Documentation
          </Anchor>
        )}
      </Stack>
      {type.codeExample && (
        <div>
          <Title order={2} size="h4" mb={4}>
            In a program
          </Title>
          <Code block tabIndex={0}>
            {codeOf(type.codeExample)}
          </Code>
        </div>
      )}
      <div>
        <Title order={2} size="h4" mb={4}>
          Blocks of this type
        </Title>
        {!made && <LoadingRows label="Loading blocks" rows={3} />}
        {made?.edges.length === 0 && <Text c="dimmed">There are none yet.</Text>}
        {made && made.edges.length > 0 && <BlockTable blocks={made.edges.map(({ node }) => node)} withType={false} />}
        {made && made.totalCount > SHOWN && (
          <Anchor component={Link} to={`${base}/blocks?type=${encodeURIComponent(slug)}`}>
            All {made.totalCount} of them
          </Anchor>
        )}
      </div>
    </Stack>
  );
}
