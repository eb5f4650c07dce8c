import { toIso } from '@app/contract';
import { combine, contains, tagged, whole, type Condition, type Scope } from '../filters/conditions.js';
import type { KeysetOrder, KeysetPosition } from '../filters/keyset.js';
import type { Automation } from './automations.schema.js';

/** What people look for automations by. Nothing given: all of them. */
export interface AutomationSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  readonly enabled?: boolean | null;
  /** All of them. */
  readonly tags?: readonly string[] | null;
  /** The id of the resource that they belong to. */
  readonly owner?: string | null;
  /** The same, or of one that their actions are about. */
  readonly resource?: string | null;
}

export type AutomationOrder = 'NAME' | 'NEWEST_FIRST' | 'UPDATED_FIRST';

export const AUTOMATION_ORDERS: Readonly<Record<AutomationOrder, KeysetOrder>> = {
  NAME: { alias: 'a', column: 'a.name', type: 'text' },
  NEWEST_FIRST: { alias: 'a', column: 'a.created', type: 'timestamptz', descending: true },
  UPDATED_FIRST: { alias: 'a', column: 'a.updated', type: 'timestamptz', descending: true },
};

export function positionIn(order: AutomationOrder, { id, name, created, updated }: Automation): KeysetPosition {
  return { id, value: order === 'NAME' ? name : toIso(order === 'NEWEST_FIRST' ? created : updated) };
}

/** On `automation a`. */
export function searchWhere(scope: Scope, { search, enabled, tags, owner, resource }: AutomationSearch): string {
  return whole(
    combine([
      search ? contains(scope, 'a.name', search) : null,
      typeof enabled === 'boolean' ? `a.enabled = ${scope.bind(enabled, 'boolean')}` : null,
      tagged(scope, 'a.tags', tags && { all_: tags }),
      ofResource(scope, owner, 'r.owned'),
      ofResource(scope, resource, 'true'),
    ]),
  );
}

const ofResource = (scope: Scope, id: string | null | undefined, condition: string): Condition =>
  id ? `a.id in (select r.automation_id from ${scope.schema}.automation_resource r where r.resource_id = ${scope.bind(id, 'text')} and ${condition})` : null;
