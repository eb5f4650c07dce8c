import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack } from '@mantine/core';
import { Link, useNavigate, useParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { BlockForm } from './block-form';
import { blockPath, catalogPath, typePath } from './block-paths';
import { BLOCK_TYPE, CREATE_BLOCK } from './block-queries';
import { Description } from './type-card';

/** A new block of a type, in the form that the type's newest schema makes. */
export function CreateBlockPage() {
  const { workspaceId = '', slug = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(BLOCK_TYPE, { variables: { workspaceId, slug } });
  const [create] = useMutation(CREATE_BLOCK, { errorPolicy: 'all' });
  const type = data?.workspace?.blockType;
  if (error && !data) return <Trouble title="The type of block cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the type of block" />;
  if (!type) return <Trouble title={`There is no type of block called ${slug}`} detail={REGISTER} home />;
  const schema = type.newestSchema;
  if (!schema) return <Trouble title={`${type.name} has no schema yet`} detail={REGISTER} home />;

  async function submit({ name, dataText }: { name: string; dataText: string }) {
    const result = await create({ variables: { input: { workspaceId, name, dataText, blockSchemaId: schema?.id ?? '' } } });
    const made = result.data?.createBlockDocument;
    if (made?.__typename === 'BlockDocumentSuccess') {
      tell({ message: `${name} is made.` });
      await navigate(blockPath(base, made.blockDocument.id));
    }
    return refusalOf(result);
  }

  return (
    <Stack gap="lg" maw={720}>
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/blocks`}>
            Blocks
          </Anchor>
          <Anchor component={Link} to={catalogPath(base)}>
            Catalog
          </Anchor>
          <Anchor component={Link} to={typePath(base, slug)}>
            {type.name}
          </Anchor>
        </Breadcrumbs>
        <PageHeader title={`New ${type.name}`} about={<Description text={type.description} />} />
      </Stack>
      <BlockForm key={schema.id} named fields={schema.fieldsText} beginning="{}" action="Create block" back={typePath(base, slug)} onSubmit={submit} />
    </Stack>
  );
}

const REGISTER = 'Programs register their types: prefect block register --module my_module.';
