import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { KeysetPosition } from '../filters/keyset.js';
import { toPage, type Page } from '../states/page.js';
import { SlaStatesRepository, type SlaSearch, type SlaViolation, type SlaWithState } from './sla-states.repository.js';

/** Which promises are kept, and which were not. */
@Injectable()
export class SlaStatesService {
  constructor(private readonly slas: SlaStatesRepository) {}

  /** Null: there is none. */
  async find(ctx: WorkspaceContext, id: string): Promise<SlaWithState | null> {
    return this.slas.find(ctx, id);
  }

  /** Faults with `sla.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<SlaWithState> {
    const sla = await this.slas.find(ctx, id);
    if (!sla) throw new Fault('sla.not_found', 'SLA not found.');
    return sla;
  }

  /** By name. */
  async search(
    ctx: WorkspaceContext,
    { first, after, filter }: { first: number; after: KeysetPosition | null; filter: SlaSearch },
  ): Promise<Page<SlaWithState>> {
    return toPage(await this.slas.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: SlaSearch): Promise<number> {
    return this.slas.countFound(ctx, filter);
  }

  /** By name. */
  async ofDeployments(ctx: WorkspaceContext, deploymentIds: readonly string[]): Promise<SlaWithState[]> {
    return this.slas.listByDeployments(ctx, deploymentIds);
  }

  /** Of each SLA the newest first, up to VIOLATIONS_MAX. */
  async violationsOf(ctx: WorkspaceContext, slaIds: readonly string[]): Promise<SlaViolation[]> {
    return this.slas.listViolations(ctx, slaIds);
  }
}
