import { BULK_MAX, type FlowBulkDeleteBody, type FlowListBody, type FlowPageBody, newId } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { numberedPageOf, pageOf, type Counted } from '../filters/page.js';
import type { Filters } from '../filters/related.js';
import { toPage, type Page } from '../states/page.js';
import { FlowsRepository } from './flows.repository.js';
import type { Flow, LabelMap } from './flows.schema.js';

const CACHED_MAX = 10_000;
/** How long changed tags may be missing from the events of new runs, where another replica changed them. */
const CACHED_MS = 30_000;
/** So long one look at the clock is good for: a cache that looks more often sets a timer for each. */
const CLOCK_MS = 100;
const UPSERT_ATTEMPTS_MAX = 5;

@Injectable()
export class FlowsService {
  readonly #known = new LRUCache<string, Flow>({ max: CACHED_MAX, ttl: CACHED_MS, ttlResolution: CLOCK_MS });

  constructor(private readonly flows: FlowsRepository) {}

  /** The flow of that name, made if there was none. An existing one stays as it is. */
  async upsert(ctx: WorkspaceContext, wanted: { name: string; tags: readonly string[]; labels: LabelMap }): Promise<{ flow: Flow; made: boolean }> {
    for (let attempt = 1; attempt <= UPSERT_ATTEMPTS_MAX; attempt++) {
      const result = await this.flows.upsert(ctx, { id: newId(), ...wanted });
      if (!result) continue;
      this.#remember(ctx, result.flow);
      return result;
    }
    throw new Fault('data.integrity', `Flow ${wanted.name} is being made and deleted at the same time.`);
  }

  /** Faults with `flow.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<Flow> {
    const flow = await this.flows.find(ctx, id);
    if (!flow) throw notFound();
    this.#remember(ctx, flow);
    return flow;
  }

  async getByName(ctx: WorkspaceContext, name: string): Promise<Flow> {
    const flow = await this.flows.findByName(ctx, name);
    if (!flow) throw notFound();
    return flow;
  }

  /** Null when there is none. May be some seconds old; what is written with it must not break when the flow is gone. */
  async recall(ctx: WorkspaceContext, id: string): Promise<Flow | null> {
    const known = this.#known.get(keyOf(ctx, id));
    if (known) return known;
    const flow = await this.flows.find(ctx, id);
    if (flow) this.#remember(ctx, flow);
    return flow;
  }

  forget(ctx: WorkspaceContext, id: string): void {
    this.#known.delete(keyOf(ctx, id));
  }

  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Flow[]> {
    return ids.length === 0 ? [] : this.flows.listByIds(ctx, ids);
  }

  /** By name, those after the flow called `after`. */
  async list(ctx: WorkspaceContext, { first, after, search }: { first: number; after?: string | null; search?: string | null }): Promise<Page<Flow>> {
    const items = await this.flows.list(ctx, search || null, after ?? null, first + 1);
    return toPage(items, first);
  }

  async count(ctx: WorkspaceContext, { search }: { search?: string | null } = {}): Promise<number> {
    return this.flows.count(ctx, search || null);
  }

  /** As the wire's filters ask. */
  async filter(ctx: WorkspaceContext, body: FlowListBody): Promise<Flow[]> {
    return this.flows.filter(ctx, body, body.sort ?? 'NAME_ASC', pageOf(body));
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return this.flows.countMatching(ctx, filters);
  }

  async paginate(ctx: WorkspaceContext, body: FlowPageBody): Promise<Counted<Flow>> {
    return this.flows.paginate(ctx, body, body.sort ?? 'NAME_ASC', numberedPageOf(body));
  }

  async update(ctx: WorkspaceContext, id: string, tags: readonly string[] | null): Promise<void> {
    if (!(await this.flows.updateTags(ctx, id, tags))) throw notFound();
    this.forget(ctx, id);
  }

  /** Its runs go with it. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    const deleted = await this.flows.delete(ctx, id);
    this.forget(ctx, id);
    if (!deleted) throw notFound();
  }

  /** Like `delete`, the first of those that match. Answers the ids of what is gone. */
  async deleteMatching(ctx: WorkspaceContext, { flows, limit }: FlowBulkDeleteBody): Promise<string[]> {
    const deleted = await this.flows.deleteMatching(ctx, { flows: flows ?? null }, limit ?? BULK_MAX);
    for (const id of deleted) this.forget(ctx, id);
    return deleted;
  }

  #remember(ctx: WorkspaceContext, flow: Flow): void {
    this.#known.set(keyOf(ctx, flow.id), flow);
  }
}

const keyOf = (ctx: WorkspaceContext, id: string): string => `${ctx.schema}/${id}`;
const notFound = (): Fault => new Fault('flow.not_found', 'Flow not found');
