import { JsonText, toIso, type BlockSchemaReply, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { fromJoinedType, joinedTypeColumns, toBlockTypeReply, type BlockType, type JoinedType } from './block-types.schema.js';
import { toSecretPaths, type SecretPath } from './secret-fields.js';

export interface BlockSchema {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly checksum: string;
  /** A JSON schema as its maker wrote it. */
  readonly fields: string;
  readonly capabilities: readonly string[];
  readonly version: string;
  readonly type: BlockType;
}

export interface NewBlockSchema {
  readonly fields: JsonMap;
  readonly blockTypeId: string;
  readonly capabilities: readonly string[];
  readonly version: string;
}

/** The columns of a schema `s` and its type `t`, also beside others in a join. */
export const joinedSchemaColumns = `s.id as schema_id, s.created as schema_created, s.updated as schema_updated, s.checksum as schema_checksum,
  s.fields::text as schema_fields, s.capabilities as schema_capabilities, s.version as schema_version, ${joinedTypeColumns}`;
export type JoinedSchema = { readonly [Column in keyof Omit<BlockSchema, 'type'> as `schema_${Column}`]: BlockSchema[Column] } & JoinedType;

export const fromJoinedSchema = (row: JoinedSchema): BlockSchema => ({
  id: row.schema_id,
  created: row.schema_created,
  updated: row.schema_updated,
  checksum: row.schema_checksum,
  fields: row.schema_fields,
  capabilities: row.schema_capabilities,
  version: row.schema_version,
  type: fromJoinedType(row),
});

/** For `writeJson`. */
export const toBlockSchemaReply = (schema: BlockSchema): BlockSchemaReply => ({
  id: schema.id,
  created: toIso(schema.created),
  updated: toIso(schema.updated),
  checksum: schema.checksum,
  fields: new JsonText(schema.fields),
  capabilities: [...schema.capabilities],
  version: schema.version,
  block_type_id: schema.type.id,
  block_type: toBlockTypeReply(schema.type),
});

export const secretPathsOf = (schema: BlockSchema): SecretPath[] => toSecretPaths((JSON.parse(schema.fields) as Record<string, unknown>)['secret_fields']);
