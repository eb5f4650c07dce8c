import { type Static, Type } from '@sinclair/typebox';
import { AnyId, anyText, Combining, IsTrue, like, list, Name, page } from './filter-words.js';
import { Anything, Enum, Flag, JsonObject, Maybe, Nullable, PathName, Strict, Text, Uuid } from './wire.js';

/** Names that stand in addresses and in templates. */
const Slug = Type.String({ pattern: '^[a-z0-9-]*$' });

const describing = { logo_url: Maybe(Text), documentation_url: Maybe(Text), description: Maybe(Text), code_example: Maybe(Text) };

export const BlockTypeCreateBody = Strict({ name: PathName, slug: Slug, ...describing });
export type BlockTypeCreateBody = Static<typeof BlockTypeCreateBody>;

/** What is left out stays; null takes away. */
export const BlockTypeUpdateBody = Strict(describing);
export type BlockTypeUpdateBody = Static<typeof BlockTypeUpdateBody>;

export const BlockTypeReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  slug: Text,
  logo_url: Nullable(Text),
  documentation_url: Nullable(Text),
  description: Nullable(Text),
  code_example: Nullable(Text),
  is_protected: Flag,
});
export type BlockTypeReply = Static<typeof BlockTypeReply>;

export const BlockTypeFilter = Strict({ name: Maybe(Strict(like)), slug: Maybe(Strict(anyText)) });
export type BlockTypeFilter = Static<typeof BlockTypeFilter>;

export const BlockSchemaFilter = Combining({
  block_type_id: AnyId,
  block_capabilities: Maybe(Strict({ all_: list(Text) })),
  id: AnyId,
  version: Maybe(Strict(anyText)),
});
export type BlockSchemaFilter = Static<typeof BlockSchemaFilter>;

/** Left out, `is_anonymous` asks for named documents; null asks for all of them. */
export const BlockDocumentFilter = Combining({ id: AnyId, is_anonymous: IsTrue, block_type_id: AnyId, name: Name });
export type BlockDocumentFilter = Static<typeof BlockDocumentFilter>;

export const BlockTypeListBody = Type.Object({ block_types: Maybe(BlockTypeFilter), block_schemas: Maybe(BlockSchemaFilter), ...page });
export type BlockTypeListBody = Static<typeof BlockTypeListBody>;

export const BlockSchemaListBody = Type.Object({ block_schemas: Maybe(BlockSchemaFilter), ...page });
export type BlockSchemaListBody = Static<typeof BlockSchemaListBody>;

const documentFilters = { block_documents: Maybe(BlockDocumentFilter), block_types: Maybe(BlockTypeFilter), block_schemas: Maybe(BlockSchemaFilter) };
export const BlockDocumentCountBody = Type.Object(documentFilters);
export type BlockDocumentCountBody = Static<typeof BlockDocumentCountBody>;

export const BLOCK_DOCUMENT_SORTS = ['NAME_ASC', 'NAME_DESC', 'BLOCK_TYPE_AND_NAME_ASC'] as const;
export type BlockDocumentSort = (typeof BLOCK_DOCUMENT_SORTS)[number];
export const BlockDocumentListBody = Type.Object({ ...documentFilters, ...page, include_secrets: Maybe(Flag), sort: Maybe(Enum(BLOCK_DOCUMENT_SORTS)) });
export type BlockDocumentListBody = Static<typeof BlockDocumentListBody>;

export const BlockSchemaCreateBody = Strict({ fields: Maybe(JsonObject), block_type_id: Uuid, capabilities: Maybe(Type.Array(Text)), version: Maybe(Text) });
export type BlockSchemaCreateBody = Static<typeof BlockSchemaCreateBody>;

export const BlockSchemaReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  checksum: Text,
  fields: Anything,
  capabilities: Type.Array(Text),
  version: Text,
  block_type_id: Text,
  block_type: BlockTypeReply,
});
export type BlockSchemaReply = Static<typeof BlockSchemaReply>;

export const BlockDocumentCreateBody = Strict({
  name: Maybe(Slug),
  data: Maybe(JsonObject),
  block_schema_id: Uuid,
  block_type_id: Uuid,
  is_anonymous: Maybe(Flag),
});
export type BlockDocumentCreateBody = Static<typeof BlockDocumentCreateBody>;

export const BlockDocumentUpdateBody = Strict({ block_schema_id: Maybe(Uuid), data: Maybe(JsonObject), merge_existing_data: Maybe(Flag) });
export type BlockDocumentUpdateBody = Static<typeof BlockDocumentUpdateBody>;

export const BlockDocumentReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  data: Anything,
  block_schema_id: Text,
  block_schema: BlockSchemaReply,
  block_type_id: Text,
  block_type_name: Text,
  block_type: BlockTypeReply,
  block_document_references: Anything,
  is_anonymous: Flag,
});
export type BlockDocumentReply = Static<typeof BlockDocumentReply>;

/** A flag in an address: any of the words that the reference takes for one. */
const TRUE = ['true', 'True', 'TRUE', '1', 'yes', 'on', 't', 'y'] as const;
const FALSE = ['false', 'False', 'FALSE', '0', 'no', 'off', 'f', 'n'] as const;
export const SecretsQuery = Type.Object({ include_secrets: Type.Optional(Enum([...TRUE, ...FALSE])) });
export type SecretsQuery = Static<typeof SecretsQuery>;
export const wantsSecrets = ({ include_secrets: word }: SecretsQuery): boolean => (TRUE as readonly (string | undefined)[]).includes(word);
