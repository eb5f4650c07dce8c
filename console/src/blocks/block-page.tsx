import { useMutation } from '@apollo/client/react';
import { Anchor, Badge, Breadcrumbs, Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { isMembers, parseExact, type Value, writeExact } from '../deployments/parameters/exact';
import { fieldOf, MASK, membersOf, readSchema } from '../deployments/parameters/fields';
import type { BlockQuery } from '../gql/graphql';
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
import { blockPath, typePath } from './block-paths';
import { BLOCK, BLOCKS, DELETE_BLOCK } from './block-queries';
import { loadingSnippet, placeholderOf } from './snippet';
import { Capabilities } from './type-card';

type Block = NonNullable<NonNullable<BlockQuery['workspace']>['blockDocument']>;

/** What is in a block, but for its secrets, and how programs load it. */
export function BlockPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(BLOCK, {
    variables: { workspaceId, id },
    kinds: ['BLOCK_DOCUMENT'],
  });
  const block = data?.workspace?.blockDocument;
  if (error && !data) return <Trouble title="The block cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the block" />;
  if (!block) return <Trouble title="There is no such block in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <BlockHeader block={block} />
      <div>
        <Title order={2} size="h4" mb={4}>
          In a flow
        </Title>
        <Code block tabIndex={0}>
          {loadingSnippet(block)}
        </Code>
        <Text size="sm" c="dimmed" mt="sm" mb={4}>
          In prefect.yaml, and in job variables:
        </Text>
        <CopyLine text={placeholderOf(block)} />
      </div>
      <div>
        <Title order={2} size="h4" mb="xs">
          Values
        </Title>
        <Values block={block} />
      </div>
    </Stack>
  );
}

function BlockHeader({ block }: { block: Block }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const [remove] = useMutation(DELETE_BLOCK, { errorPolicy: 'all', refetchQueries: [BLOCKS] });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: block.id } }));
    if (refused) return refused.message;
    tell({ message: `${block.name} is deleted.` });
    await navigate(`${base}/blocks`);
    return null;
  }

  return (
    <Stack gap="sm">
      <Breadcrumbs fz="sm" separatorMargin={6}>
        <Anchor component={Link} to={`${base}/blocks`}>
          Blocks
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={block.name}
        badge={block.isAnonymous ? <Badge variant="light">made by a program</Badge> : undefined}
        actions={
          <Group gap="xs">
            <Button component={Link} to={`${blockPath(base, block.id)}/edit`} variant="default">
              Edit
            </Button>
            <Button variant="subtle" color="red" c="red" onClick={() => setDeleting(true)}>
              Delete
            </Button>
          </Group>
        }
      />
      <Facts
        facts={{
          Type: (
            <Anchor component={Link} to={typePath(base, block.blockType.slug)}>
              {block.blockType.name}
            </Anchor>
          ),
          ...(block.blockSchema.capabilities.length > 0 && { 'Can do': <Capabilities of={block.blockSchema.capabilities} /> }),
          Changed: <Ago at={block.updated} />,
          Made: <Ago at={block.created} />,
        }}
      />
      {deleting && (
        <Confirm title={`Delete ${block.name}?`} action="Delete block" onConfirm={confirm} onClose={() => setDeleting(false)}>
          <Text>Whatever loads it by its name fails from then on. Its secrets are gone for good.</Text>
        </Confirm>
      )}
    </Stack>
  );
}

function Values({ block }: { block: Block }) {
  const { base } = useWorkspace();
  const root = readSchema(block.blockSchema.fieldsText);
  const data = parseExact(block.dataText);
  const values = isMembers(data) ? data : {};
  const members = membersOf(root).filter(({ name }) => name in values);
  const labels = new Map(members.map(({ name, schema }) => [name, fieldOf(schema, root, name).label]));
  const names = [...labels.keys(), ...Object.keys(values).filter((name) => !labels.has(name))];
  if (names.length === 0) return <Text c="dimmed">It has none.</Text>;
  return (
    <dl className="values">
      {names.map((name) => {
        const reference = block.references.find(({ property }) => property === name);
        return (
          <div key={name}>
            <dt>{labels.get(name) ?? name}</dt>
            <dd>
              {reference ? (
                <Anchor component={Link} to={blockPath(base, reference.blockDocumentId)}>
                  {reference.name} ({reference.typeName})
                </Anchor>
              ) : (
                <Shown value={values[name] ?? null} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Shown({ value }: { value: Value }) {
  if (value === MASK) return <Text c="dimmed">hidden</Text>;
  if (value === null) return <Text c="dimmed">none</Text>;
  return <span className="mono wrap">{typeof value === 'string' ? value : writeExact(value, 2)}</span>;
}
