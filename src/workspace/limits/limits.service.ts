import type { LimitCreateBody, LimitListBody, LimitUpdateBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import { KnownLimits } from './known-limits.js';
import { LimitsRepository } from './limits.repository.js';
import { toPage, type Page } from '../states/page.js';
import type { Limit, LimitKey, LimitSearch } from './limits.schema.js';

/** Limits by name: who may hold how many slots at a time. */
@Injectable()
export class LimitsService {
  constructor(
    private readonly limits: LimitsRepository,
    private readonly known: KnownLimits,
  ) {}

  /** Faults with `concurrency_limit.name_taken`. */
  async create(ctx: WorkspaceContext, body: LimitCreateBody): Promise<Limit> {
    const made = await this.limits.insert(ctx, body);
    if (!made) throw nameTaken(body.name);
    this.known.changed(ctx);
    return made;
  }

  /** Faults with `concurrency_limit.not_found`. */
  async get(ctx: WorkspaceContext, key: LimitKey): Promise<Limit> {
    const limit = await this.limits.find(ctx, key);
    if (!limit) throw notFound();
    return limit;
  }

  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Limit[]> {
    return this.limits.byIds(ctx, ids);
  }

  /** By name. */
  async search(ctx: WorkspaceContext, { first, after, filter }: { first: number; after: string | null; filter: LimitSearch }): Promise<Page<Limit>> {
    return toPage(await this.limits.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: LimitSearch): Promise<number> {
    return this.limits.countFound(ctx, filter);
  }

  /** By name. */
  async list(ctx: WorkspaceContext, body: LimitListBody): Promise<Limit[]> {
    return this.limits.list(ctx, pageOf(body));
  }

  /** What is left out stays. Faults with `concurrency_limit.not_found` and `concurrency_limit.name_taken`. */
  async update(ctx: WorkspaceContext, key: LimitKey, body: LimitUpdateBody): Promise<void> {
    const changed = await this.limits.update(ctx, key, body);
    if (changed === null) throw nameTaken(body.name ?? '');
    if (!changed) throw notFound();
    this.known.changed(ctx);
  }

  async delete(ctx: WorkspaceContext, key: LimitKey): Promise<void> {
    if (!(await this.limits.delete(ctx, key))) throw notFound();
    this.known.changed(ctx);
  }
}

const notFound = (): Fault => new Fault('concurrency_limit.not_found', 'Concurrency Limit not found');
const nameTaken = (name: string): Fault =>
  new Fault('concurrency_limit.name_taken', `Data integrity conflict. There is a concurrency limit with the name '${name}' already.`);
