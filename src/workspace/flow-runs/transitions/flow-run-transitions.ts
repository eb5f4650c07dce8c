import { decide, flowRunMinimalPolicy, flowRunPolicy, isTerminal, type Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../states/clock.js';
import { Lanes } from '../../states/lane.js';
import { News, type Part } from '../../states/news.js';
import { toProposal } from '../../states/state.schema.js';
import { toVerdict, TRANSITION_ATTEMPTS_MAX, type Proposal, type Verdict } from '../../states/verdict.js';
import { afterMove, toFacts, toMove, type KnownRun, type Move } from './known-run.js';
import { TransitionsRepository } from './transitions.repository.js';

const BATCH_MAX = 200;
const KNOWN_MAX = 5_000;
/** Bounds how long an event may name a flow's or a parent's old tags. */
const KNOWN_MS = 60_000;

interface Errand {
  readonly ctx: WorkspaceContext;
  readonly move: Move;
}

/**
 * Moves flow runs from state to state: facts are known or read, the engine decides, one guarded statement writes.
 * No lock is held while thinking. Of several writers that saw the same run only one wins; the others look and decide again.
 */
@Injectable()
export class FlowRunTransitions {
  /** Runs as this replica last wrote them. An entry that is out of date costs a lost write, never a wrong one. */
  readonly #known = new LRUCache<string, KnownRun>({ max: KNOWN_MAX, ttl: KNOWN_MS });
  readonly #lanes = new Lanes<Errand, boolean>((errands) => this.#write(errands), BATCH_MAX);

  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly clock: Clock,
    private readonly news: News,
  ) {}

  /** Faults with `flow_run.not_found`, or with `flow_run.contended` when others kept moving the run. */
  async propose(ctx: WorkspaceContext, runId: string, { state, force }: Proposal): Promise<Verdict> {
    for (let attempt = 1; attempt <= TRANSITION_ATTEMPTS_MAX; attempt++) {
      const remembered = attempt === 1 ? this.#known.get(keyOf(ctx, runId)) : undefined;
      const known = remembered ?? (await this.transitions.find(ctx, runId));
      if (!known) throw new Fault('flow_run.not_found', `Flow run with id ${runId} not found`);
      const now = this.#after(known);
      const decision = decide(force ? flowRunMinimalPolicy : flowRunPolicy, toFacts(known, toProposal(state, now), now, Math.random()));
      const move = toMove(known, decision, now);
      if (!move) {
        if (!remembered) return toVerdict(decision, known.current);
        // Nothing will be written that could show that the run has moved: look before saying no.
        this.forget(ctx, runId);
      } else if (await this.#lanes.submit(ctx.schema, runId, { ctx, move })) {
        return toVerdict(decision, move.next);
      }
    }
    throw new Fault('flow_run.contended', `Flow run ${runId} kept moving while its next state was decided. Try again.`, { retryAfterSeconds: 1 });
  }

  /** To be called with a run that was just made. */
  remember(ctx: WorkspaceContext, known: KnownRun): void {
    if (isTerminal(known.current?.type)) this.#known.delete(keyOf(ctx, known.id));
    else this.#known.set(keyOf(ctx, known.id), known);
  }

  /** To be called when something else changed the run. */
  forget(ctx: WorkspaceContext, runId: string): void {
    this.#known.delete(keyOf(ctx, runId));
  }

  /** Now, by a clock that never shows a time before the run's newest state: that one may have come from another replica. */
  #after({ current }: KnownRun): Instant {
    return Math.max(this.clock.now(), (current?.timestamp ?? 0) + 1);
  }

  /** Whether each was written. */
  async #write(errands: readonly Errand[]): Promise<boolean[]> {
    const [first] = errands;
    if (!first) return [];
    const { ctx } = first;
    const written = await this.transitions.apply(
      ctx,
      errands.map(({ move }) => move),
    );
    const moved: (readonly [string, Part])[] = [];
    for (const { move } of errands) {
      if (!written.has(move.known.id)) {
        this.forget(ctx, move.known.id);
        continue;
      }
      this.remember(ctx, afterMove(move));
      moved.push([move.known.id, 's']);
      if (move.known.parent?.flowRunId) moved.push([move.known.parent.flowRunId, 't']);
    }
    this.news.tell(ctx, moved);
    return errands.map(({ move }) => written.has(move.known.id));
  }
}

const keyOf = (ctx: WorkspaceContext, runId: string): string => `${ctx.schema}/${runId}`;
