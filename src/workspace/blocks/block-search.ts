import { Column, combine, contains, type Condition, type Scope } from '../filters/conditions.js';
import type { KeysetOrder } from '../filters/keyset.js';

/** What people look for blocks by. Nothing given: all of them. */

export interface BlockTypeSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  readonly slugs?: readonly string[] | null;
  /** Types with a schema that can do all of this. */
  readonly capabilities?: readonly string[] | null;
}

export interface BlockSchemaSearch {
  /** Slugs of types. */
  readonly types?: readonly string[] | null;
  /** All of them. */
  readonly capabilities?: readonly string[] | null;
}

export interface BlockDocumentSearch extends BlockSchemaSearch {
  /** Part of the name or of its type's name, in any case. */
  readonly search?: string | null;
}

export const TYPES_BY_NAME: KeysetOrder = { alias: 't', column: 't.name', type: 'text' };
export const DOCUMENTS_BY_NAME: KeysetOrder = { alias: 'd', column: 'd.name', type: 'text' };
export const NEWEST_SCHEMA_FIRST: KeysetOrder = { alias: 's', column: 's.created', type: 'timestamptz', descending: true };

/** On `block_type t`. */
export const typeSearched = (scope: Scope, { search, slugs, capabilities }: BlockTypeSearch): Condition =>
  combine([
    search ? contains(scope, 't.name', search) : null,
    new Column(scope, 't.slug').anyOf(slugs),
    capabilities?.length ? `exists (select from ${scope.schema}.block_schema s where s.block_type_id = t.id and ${capableOf(scope, capabilities)})` : null,
  ]);

/** On `block_schema s` and its `block_type t`. */
export const schemaSearched = (scope: Scope, { types, capabilities }: BlockSchemaSearch): Condition =>
  combine([new Column(scope, 't.slug').anyOf(types), capabilities?.length ? capableOf(scope, capabilities) : null]);

/** On `block_document d`, its schema `s` and its type `t`. Those that programs made for themselves are not among them. */
export const documentSearched = (scope: Scope, { search, ...schemas }: BlockDocumentSearch): Condition =>
  combine([
    'not d.is_anonymous',
    search ? combine([contains(scope, 'd.name', search), contains(scope, 't.name', search)], 'or_') : null,
    schemaSearched(scope, schemas),
  ]);

const capableOf = (scope: Scope, capabilities: readonly string[]): string => `s.capabilities @> ${scope.bind(capabilities, 'text[]')}`;
