import { asksForTagSlots, freesTagSlots, wantsCachedResult, type Instant, type State, type TagSlots, type TaskRunFacts } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { TagSlotsService } from '../../limits/tag-slots.service.js';
import type { Findings } from '../../states/run-transitions.js';
import type { Along } from '../../states/write-moves.js';
import { CachedResultsRepository } from './cached-results.repository.js';
import { toFacts, type KnownTaskRun, type TaskRunMove } from './known-task-run.js';
import type { TaskRunPolicy } from './policy-for.js';

/** What lies around task runs that their transitions go by and change: slots of tags, and results by cache key. */
@Injectable()
export class TaskRunSurroundings {
  constructor(
    private readonly tagSlots: TagSlotsService,
    private readonly results: CachedResultsRepository,
  ) {}

  /** Null when nothing has to be asked. */
  inquire(ctx: WorkspaceContext, known: KnownTaskRun, policy: TaskRunPolicy, proposed: State, now: Instant): Promise<Findings<TaskRunFacts>> | null {
    if (proposed.type !== 'RUNNING' || (known.tags.length === 0 && !wantsCachedResult({ proposed }))) return null;
    return this.#inquire(ctx, known, policy, proposed, now);
  }

  /** What has to be written with the moves; null when nothing has. */
  async alongWith(ctx: WorkspaceContext, moves: readonly TaskRunMove[]): Promise<Along | null> {
    const leaving = moves.filter(({ known, next }) => freesTagSlots(next) && known.current !== null && !freesTagSlots(known.current));
    const tags = await this.tagSlots.limitedAmong(
      ctx,
      leaving.flatMap(({ known }) => known.tags),
    );
    const isSome = tags.length > 0 || moves.some(({ run }) => run.heldLeaseId !== undefined || run.cachesResult);
    return isSome ? (within, written) => this.#apply(within, { moves: those(moves, written), leaving: those(leaving, written), tags }) : null;
  }

  /** To be called in the transaction that deleted a run, with the leases that it held. */
  async afterDeletion(within: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    if (leaseIds.length > 0) await this.tagSlots.giveBack(within, leaseIds);
  }

  async #inquire(ctx: WorkspaceContext, known: KnownTaskRun, policy: TaskRunPolicy, proposed: State, now: Instant): Promise<Findings<TaskRunFacts>> {
    const key = wantsCachedResult({ proposed }) ? proposed.details.cacheKey : null;
    const cached = key ? await this.results.find(ctx, key, now) : null;
    const tags = await this.tagSlots.limitedAmong(ctx, known.tags);
    if (tags.length === 0 || !asksForTagSlots(policy, toFacts(known, proposed, now, { cached }))) return { facts: { cached }, settle: async () => undefined };
    const held = known.current && !freesTagSlots(known.current) ? await this.tagSlots.held(ctx, tags, known.id) : null;
    const tagSlots = held ?? (await this.tagSlots.take(ctx, tags, known.id));
    return { facts: { cached, tagSlots }, settle: async (stored) => (held ? undefined : this.#settle(ctx, tagSlots, stored)) };
  }

  async #settle(ctx: WorkspaceContext, slots: TagSlots | null, stored: State | null): Promise<void> {
    if (slots?.kind === 'taken' && (stored === null || freesTagSlots(stored))) await this.tagSlots.giveBack(ctx, [slots.leaseId]);
  }

  async #apply(
    within: WorkspaceContext,
    { moves, leaving, tags }: { moves: readonly TaskRunMove[]; leaving: readonly TaskRunMove[]; tags: readonly string[] },
  ): Promise<void> {
    const leaseIds = moves.flatMap(({ run }) => run.heldLeaseId ?? []);
    const results = moves.filter(({ run }) => run.cachesResult).map(({ next }) => next);
    const runIds = tags.length === 0 ? [] : leaving.map(({ known }) => known.id);
    if (results.length > 0) await this.results.insert(within, results);
    if (leaseIds.length > 0) await this.tagSlots.keep(within, leaseIds);
    if (runIds.length > 0) await this.tagSlots.free(within, tags, runIds);
  }
}

const those = (moves: readonly TaskRunMove[], written: ReadonlySet<string>): TaskRunMove[] => moves.filter(({ known }) => written.has(known.id));
