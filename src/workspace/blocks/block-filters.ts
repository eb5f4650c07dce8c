import type { BlockDocumentFilter, BlockSchemaFilter, BlockTypeFilter } from '@app/contract';
import { Column, combine, type Condition, type Scope } from '../filters/conditions.js';

/** Filter objects as SQL. Source: docs/contract/filters.md */

/** On `block_type t`. */
export function blockTypeCondition(scope: Scope, filter: BlockTypeFilter): Condition {
  return combine([new Column(scope, 't.name').like(filter.name?.like_), new Column(scope, 't.slug').anyOf(filter.slug?.any_)]);
}

/** On `block_schema s`. */
export function blockSchemaCondition(scope: Scope, filter: BlockSchemaFilter): Condition {
  const { block_capabilities: capabilities } = filter;
  return combine(
    [
      new Column(scope, 's.block_type_id', 'uuid').anyOf(filter.block_type_id?.any_),
      capabilities?.all_?.length ? `s.capabilities @> ${scope.bind(capabilities.all_, 'text[]')}` : null,
      new Column(scope, 's.id', 'uuid').anyOf(filter.id?.any_),
      new Column(scope, 's.version').anyOf(filter.version?.any_),
    ],
    filter.operator,
  );
}

/** On `block_document d`. Named documents are meant unless null says that all are. */
export function blockDocumentCondition(scope: Scope, filter: BlockDocumentFilter): Condition {
  const name = new Column(scope, 'd.name');
  const anonymous = filter.is_anonymous === undefined ? false : filter.is_anonymous?.eq_;
  return combine(
    [
      new Column(scope, 'd.id', 'uuid').anyOf(filter.id?.any_),
      typeof anonymous === 'boolean' ? `d.is_anonymous = ${anonymous}` : null,
      new Column(scope, 'd.block_type_id', 'uuid').anyOf(filter.block_type_id?.any_),
      combine([name.anyOf(filter.name?.any_), name.like(filter.name?.like_)]),
    ],
    filter.operator,
  );
}
