import type { SlaBody, SlaQueryBody, SlaRunsBody, SlaSort } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import { deploymentNotFound } from '../deployments/deployment-faults.js';
import { uuidAfter } from '../events/resource-ids.js';
import { instantOf } from '../filters/conditions.js';
import { pageOf } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { DueHints } from '../states/due-states.js';
import { WATCH_SLAS } from './violations.repository.js';
import { SlasRepository, type SlaDraft } from './slas.repository.js';
import { MEMBERS, type Sla, type SlaKind } from './slas.schema.js';

export interface Applied {
  readonly created: readonly Sla[];
  readonly updated: readonly Sla[];
  readonly deleted: readonly Sla[];
}

@Injectable()
export class SlasService {
  constructor(
    private readonly slas: SlasRepository,
    private readonly clock: Clock,
    private readonly hints: DueHints,
  ) {}

  /** Afterwards the deployment has these and no others; they are known by their names. Faults with `deployment.not_found`. */
  async apply(ctx: WorkspaceContext, owner: string, bodies: readonly SlaBody[]): Promise<Applied> {
    const deploymentId = deploymentOf(owner);
    const drafts = bodies.map((body, index) => toDraft(body, [index]));
    const names = drafts.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice !== -1) throw invalid([twice, 'name'], 'Another one has this name.');
    const applied = await inTransaction(ctx, async (transaction) => {
      await this.#expectDeployment(transaction, deploymentId);
      const deleted = await this.slas.deleteOthers(transaction, deploymentId, names);
      const [created, updated]: [Sla[], Sla[]] = [[], []];
      for (const draft of drafts) {
        const known = await this.slas.update(transaction, deploymentId, draft);
        if (known) updated.push(known);
        else created.push(await this.slas.insert(transaction, deploymentId, draft));
      }
      return { created, updated, deleted };
    });
    this.#watch(ctx);
    return applied;
  }

  /** Faults with `deployment.not_found` and `sla.name_taken`. */
  async create(ctx: WorkspaceContext, body: SlaBody): Promise<Sla> {
    const draft = toDraft(body, []);
    const deploymentId = deploymentOf(body.owner_resource ?? '', ['owner_resource']);
    const made = await inTransaction(ctx, async (transaction) => {
      await this.#expectDeployment(transaction, deploymentId);
      return this.slas.insert(transaction, deploymentId, draft);
    });
    this.#watch(ctx);
    return made;
  }

  /** Faults with `sla.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<Sla> {
    const sla = await this.slas.find(ctx, id);
    if (!sla) throw notFound();
    return sla;
  }

  /** What it promises from now on; its name and its deployment stay. Faults with `sla.not_found`. */
  async change(ctx: WorkspaceContext, id: string, body: Omit<SlaBody, 'name' | 'owner_resource'>): Promise<void> {
    const { deployment_id: deploymentId, name } = await this.get(ctx, id);
    if (!(await this.slas.update(ctx, deploymentId, toDraft({ ...body, name }, [])))) throw notFound();
    this.#watch(ctx);
  }

  /** Faults with `sla.not_found`. */
  async enable(ctx: WorkspaceContext, id: string, enabled: boolean): Promise<void> {
    if (!(await this.slas.enable(ctx, id, enabled))) throw notFound();
    this.#watch(ctx);
  }

  /** Faults with `sla.not_found`. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (!(await this.slas.delete(ctx, id))) throw notFound();
  }

  async filter(ctx: WorkspaceContext, body: SlaQueryBody, sort: SlaSort = 'NAME_ASC'): Promise<Sla[]> {
    return this.slas.filter(ctx, { deploymentId: null, filter: body.filter ?? null }, sort, pageOf(body));
  }

  /** Those of one deployment; none where it is not there. */
  async ofOwner(ctx: WorkspaceContext, owner: string, body: SlaQueryBody, sort: SlaSort = 'NAME_ASC'): Promise<Sla[]> {
    return this.slas.filter(ctx, { deploymentId: deploymentOf(owner), filter: body.filter ?? null }, sort, pageOf(body));
  }

  async flowRunsInViolation(ctx: WorkspaceContext, { sla_ids, since }: SlaRunsBody): Promise<string[]> {
    return this.slas.flowRunsInViolation(ctx, sla_ids, instantOf('since', since));
  }

  async #expectDeployment(transaction: WorkspaceContext, deploymentId: string): Promise<void> {
    if (!(await this.slas.deploymentExists(transaction, deploymentId))) throw deploymentNotFound();
  }

  #watch(ctx: WorkspaceContext): void {
    this.hints.hint(ctx, WATCH_SLAS, this.clock.now() + 1_000_000);
  }
}

const KINDS = Object.keys(MEMBERS) as SlaKind[];

/** Faults with `request.invalid` where it is not of one kind. */
function toDraft(body: SlaBody, path: readonly (string | number)[]): SlaDraft {
  const { expected_event = null, resource_match = null } = body;
  const isAboutEvents = expected_event !== null || resource_match !== null;
  const kinds = KINDS.filter((kind) => typeof body[MEMBERS[kind]] === 'number' && kind !== (isAboutEvents ? 'LATENESS' : 'FRESHNESS'));
  const [kind] = kinds;
  if (!kind || kinds.length > 1) throw invalid(path, 'Must have one of duration, within and stale_after, in seconds.');
  if (isAboutEvents && kind !== 'FRESHNESS') throw invalid(path, 'What is expected of events must come within a time.');
  if (isAboutEvents && (expected_event === null || resource_match === null))
    throw invalid([...path, expected_event === null ? 'expected_event' : 'resource_match'], 'Field required', 'missing');
  const { name, severity, enabled } = body;
  return { name, severity: severity ?? 'moderate', enabled: enabled ?? null, kind, allowed_seconds: body[MEMBERS[kind]] ?? 0, expected_event, resource_match };
}

/** Faults with `request.invalid`. */
function deploymentOf(owner: string, path: readonly string[] = ['resource_id']): string {
  const id = uuidAfter('prefect.deployment.', owner);
  if (id === null) throw invalid(path, 'Must be a deployment, such as prefect.deployment.<id>.');
  return id;
}

const notFound = (): Fault => new Fault('sla.not_found', 'SLA not found.');
