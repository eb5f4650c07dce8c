import { toIso, type BlockTypeReply } from '@app/contract';
import type { Instant } from '@app/engine';

export interface BlockType {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly slug: string;
  readonly logo_url: string | null;
  readonly documentation_url: string | null;
  readonly description: string | null;
  readonly code_example: string | null;
  /** Came with the server and stays. */
  readonly is_protected: boolean;
}

export const TYPE_COLUMNS = [
  'id',
  'created',
  'updated',
  'name',
  'slug',
  'logo_url',
  'documentation_url',
  'description',
  'code_example',
  'is_protected',
] as const satisfies readonly (keyof BlockType)[];

/** The columns of a type `t` beside others in a join; `fromJoinedType` takes them out again. */
export const joinedTypeColumns = TYPE_COLUMNS.map((column) => `t.${column} as type_${column}`).join(', ');
export type JoinedType = { readonly [Column in keyof BlockType as `type_${Column}`]: BlockType[Column] };

export const fromJoinedType = (row: JoinedType): BlockType => ({
  id: row.type_id,
  created: row.type_created,
  updated: row.type_updated,
  name: row.type_name,
  slug: row.type_slug,
  logo_url: row.type_logo_url,
  documentation_url: row.type_documentation_url,
  description: row.type_description,
  code_example: row.type_code_example,
  is_protected: row.type_is_protected,
});

/** What of a type its owner may change. */
export type BlockTypeWords = Pick<BlockType, 'logo_url' | 'documentation_url' | 'description' | 'code_example'>;

export const toBlockTypeReply = (type: BlockType): BlockTypeReply => ({ ...type, created: toIso(type.created), updated: toIso(type.updated) });

/**
 * Description and example are stored with the characters of markup escaped, and clients undo that before they compare.
 * Text that comes back escaped is not escaped again. Source: docs/contract/resources.md#block-types
 */
export function escaped<T extends string | null | undefined>(text: T): T {
  if (typeof text !== 'string') return text;
  return unescaped(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') as T;
}

/** As it was written. */
export const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
