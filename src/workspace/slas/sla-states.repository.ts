import type { SlaSeverity } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, contains, Scope, whole } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetOrder, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import { SLA_COLUMNS, type Sla, type SlaKind } from './slas.schema.js';

export type SlaState = 'MET' | 'VIOLATED' | 'DISABLED';

/** An SLA, and since when it is not kept. */
export interface SlaWithState extends Sla {
  /** Of the oldest violation that goes on; null: it is kept, as far as anybody has seen. */
  readonly violatedSince: Instant | null;
}

/** What people look for SLAs by. Nothing given: all of them. */
export interface SlaSearch {
  /** Part of its name or its deployment's, in any case. */
  readonly search?: string | null;
  readonly states?: readonly SlaState[] | null;
  readonly severities?: readonly SlaSeverity[] | null;
  readonly kinds?: readonly SlaKind[] | null;
  readonly deploymentIds?: readonly string[] | null;
}

export interface SlaViolation {
  readonly id: string;
  readonly slaId: string;
  readonly occurred: Instant;
  /** Null: it goes on. */
  readonly ended: Instant | null;
  /** Null where no run is what is amiss. */
  readonly flowRunId: string | null;
}

/** So many of each SLA are told of, the newest. */
export const VIOLATIONS_MAX = 50;

const oldestOpen = (schema: string): string => `select min(v.occurred) from ${schema}.sla_violation v where v.sla_id = s.id and v.ended is null`;
const columns = (schema: string): string => `${SLA_COLUMNS}, (${oldestOpen(schema)}) as "violatedSince"`;

const LISTED = { table: 'sla', alias: 's' } as const;
const listed = (schema: string): Listed => ({ ...LISTED, columns: columns(schema) });
const BY_NAME: KeysetOrder = { alias: 's', column: 's.name', type: 'text' };

const FIND = defineQuery<[id: string], SlaWithState>({
  name: 'sla.find_with_state',
  text: (schema) => `select ${columns(schema)} from ${schema}.sla s where s.id = $1`,
});

const LIST_BY_DEPLOYMENTS = defineQuery<[deploymentIds: readonly string[]], SlaWithState>({
  name: 'sla.list_with_state_by_deployments',
  text: (schema) => `select ${columns(schema)} from ${schema}.sla s where s.deployment_id = any($1::uuid[]) order by s.name, s.id`,
});

const LIST_VIOLATIONS = defineQuery<[slaIds: readonly string[]], SlaViolation>({
  name: 'sla_violation.list_by_slas',
  text: (schema) => `
    select v.id, v.sla_id as "slaId", v.occurred, v.ended, v.flow_run_id as "flowRunId" from unnest($1::uuid[]) as s (id)
    cross join lateral (
      select * from ${schema}.sla_violation v where v.sla_id = s.id order by v.occurred desc, v.id desc limit ${VIOLATIONS_MAX}) v
    order by v.occurred desc, v.id desc`,
});

/** SLAs with what became of them. */
@Injectable()
export class SlaStatesRepository {
  async find(ctx: WorkspaceContext, id: string): Promise<SlaWithState | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  /** By name. */
  async listByDeployments(ctx: WorkspaceContext, deploymentIds: readonly string[]): Promise<SlaWithState[]> {
    return run(ctx, LIST_BY_DEPLOYMENTS, [deploymentIds]);
  }

  /** By name, the first `count` after the position. */
  async search(ctx: WorkspaceContext, search: SlaSearch, after: KeysetPosition | null, count: number): Promise<SlaWithState[]> {
    const where = (scope: Scope): string => whole(combine([matching(scope, search), beyond(scope, BY_NAME, after)]));
    return listRows<SlaWithState>(ctx, listed(ctx.schema), where, orderOf(BY_NAME), { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: SlaSearch): Promise<number> {
    return countRows(ctx, listed(ctx.schema), (scope) => whole(matching(scope, search)));
  }

  /** Of each SLA the newest first. */
  async listViolations(ctx: WorkspaceContext, slaIds: readonly string[]): Promise<SlaViolation[]> {
    return run(ctx, LIST_VIOLATIONS, [slaIds]);
  }
}

const matching = (scope: Scope, { search, states, severities, kinds, deploymentIds }: SlaSearch) =>
  combine([
    search
      ? combine(
          [
            contains(scope, 's.name', search),
            `exists (select from ${scope.schema}.deployment d where d.id = s.deployment_id and ${contains(scope, 'd.name', search)})`,
          ],
          'or_',
        )
      : null,
    new Column(scope, `case when not s.enabled then 'DISABLED' when (${oldestOpen(scope.schema)}) is null then 'MET' else 'VIOLATED' end`).anyOf(states),
    new Column(scope, 's.severity').anyOf(severities),
    new Column(scope, 's.kind').anyOf(kinds),
    new Column(scope, 's.deployment_id', 'uuid').anyOf(deploymentIds),
  ]);
