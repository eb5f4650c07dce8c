import { randomUUID } from 'node:crypto';
import type { LimitListBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import { KnownLimits } from './known-limits.js';
import { LimitsRepository } from './limits.repository.js';
import { SlotsRepository } from './slots.repository.js';
import type { AskedLimit } from './slots.sql.js';
import { TagLimitsRepository } from './tag-limits.repository.js';
import { prefixed, tagOf, type TagLimit } from './tag-limits.schema.js';

/** When a task run that found a tag full should ask again. */
const FULL_RETRY_SECONDS = 10;

type Named = Pick<AskedLimit, 'id' | 'name' | 'limit'>;

/** Limits of tags, in the words of clients that know no other limits. */
@Injectable()
export class TagLimitsService {
  constructor(
    private readonly limits: LimitsRepository,
    private readonly tagLimits: TagLimitsRepository,
    private readonly slots: SlotsRepository,
    private readonly known: KnownLimits,
  ) {}

  /** The tag has this limit from now on, whether or not it had one. */
  async put(ctx: WorkspaceContext, tag: string, limit: number): Promise<{ limit: TagLimit; made: boolean }> {
    const name = prefixed(tag);
    const made = !(await this.limits.update(ctx, { name }, { limit })) && (await this.limits.insert(ctx, { name, limit })) !== null;
    this.known.changed(ctx);
    return { limit: await this.getByTag(ctx, tag), made };
  }

  /** Faults with `concurrency_limit.not_found`, as all that follow. */
  async get(ctx: WorkspaceContext, id: string): Promise<TagLimit> {
    return found(await this.tagLimits.findById(ctx, id));
  }

  async getByTag(ctx: WorkspaceContext, tag: string): Promise<TagLimit> {
    return found(await this.tagLimits.findByTag(ctx, tag));
  }

  /** By tag. */
  async list(ctx: WorkspaceContext, body: LimitListBody): Promise<TagLimit[]> {
    return this.tagLimits.list(ctx, pageOf(body));
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    await this.#delete(ctx, await this.get(ctx, id));
  }

  async deleteByTag(ctx: WorkspaceContext, tag: string): Promise<void> {
    await this.#delete(ctx, await this.getByTag(ctx, tag));
  }

  /** From now on these task runs hold the tag's slots, and nobody else. */
  async reset(ctx: WorkspaceContext, tag: string, holders: readonly string[]): Promise<void> {
    if (!(await this.tagLimits.reset(ctx, tag, holders))) throw notFound();
  }

  /** A slot of each tag for the task run, until it is given back. Faults with `concurrency_limit.full`; it never has one free where that says no time. */
  async take(ctx: WorkspaceContext, tags: readonly string[], taskRunId: string): Promise<readonly Named[]> {
    const lease = { id: randomUUID(), seconds: null, holder: { type: 'task_run', id: taskRunId } } as const;
    const { outcome, limits } = await this.slots.take(ctx, tags.map(prefixed), { slots: 1, asRate: false, countsDenials: false, lease });
    if (outcome === 'taken') return limits.map(({ id, name, limit }) => ({ id, name: tagOf(name), limit }));
    const inTheWay = limits.filter(({ active, limit, activeSlots }) => active && (outcome === 'beyond' ? limit === 0 : activeSlots >= limit));
    const named = inTheWay.map(({ name }) => tagOf(name)).join(', ');
    if (outcome === 'beyond') throw new Fault('concurrency_limit.full', `The limit of ${named} is 0, so that no task with this tag can ever run.`);
    throw new Fault('concurrency_limit.full', `All slots of ${named} are taken.`, { retryAfterSeconds: FULL_RETRY_SECONDS });
  }

  async give(ctx: WorkspaceContext, tags: readonly string[], taskRunId: string): Promise<readonly Named[]> {
    await this.tagLimits.endHeld(ctx, tags, [taskRunId]);
    return this.tagLimits.listByTags(ctx, tags);
  }

  async #delete(ctx: WorkspaceContext, { id }: TagLimit): Promise<void> {
    if (!(await this.limits.delete(ctx, { id }))) throw notFound();
    this.known.changed(ctx);
  }
}

function found(limit: TagLimit | null): TagLimit {
  if (!limit) throw notFound();
  return limit;
}

const notFound = (): Fault => new Fault('concurrency_limit.not_found', 'Concurrency limit not found');
