import { useQuery } from '@apollo/client/react';
import { Anchor, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { typePath } from './block-paths';
import { BLOCKS } from './block-queries';

/** More than anybody looks through; the rest is found by typing. */
const SHOWN = 50;

interface Props {
  label: string;
  description: string | null;
  required: boolean;
  error: ReactNode;
  /** Types that it may be of. */
  slugs: readonly string[];
  /** The id of the chosen one. */
  value: string | null;
  clearable: boolean;
  onChange: (id: string | null) => void;
}

/** One block of the workspace, found as you type. */
export function BlockPicker({ slugs, value, clearable, onChange, description, ...labels }: Props) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const filter = { types: [...slugs], search: search || null };
  const { data, previousData } = useQuery(BLOCKS, { variables: { workspaceId, first: SHOWN, after: null, filter } });
  const found = (data ?? previousData)?.workspace?.blockDocuments.edges.map(({ node }) => node) ?? [];
  const options = found.map(({ id, name, blockType }) => ({ value: id, label: slugs.length > 1 ? `${name} (${blockType.name})` : name }));
  const known = value === null || options.some((option) => option.value === value);
  const [slug = ''] = slugs;
  return (
    <Select
      {...labels}
      description={
        <>
          {description} A block of the type {slugs.join(' or ')}.{' '}
          <Anchor component={Link} to={`${typePath(base, slug)}/create`} target="_blank" underline="always" inherit>
            Make one
          </Anchor>
        </>
      }
      placeholder="Choose a block"
      searchable
      data={known ? options : [...options, { value, label: value }]}
      value={value}
      clearable={clearable}
      nothingFoundMessage={search ? 'No block has that in its name' : 'There is no such block yet'}
      // What is chosen stands in the field, and is not searched for.
      onSearchChange={(next) => setText(options.some(({ label }) => label === next) ? '' : next)}
      onChange={onChange}
    />
  );
}
