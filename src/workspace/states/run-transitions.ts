import { isTerminal, type Decision, type Facts, type Instant, type State } from '@app/engine';
import type { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.js';
import { Deliberation } from '../decisions/recording/deliberation.js';
import type { RefusedDecisions } from '../decisions/recording/refused-decisions.js';
import { Lanes } from './lane.js';
import type { Moved, News } from './news.js';
import { Turns } from './turns.js';
import { LEFT_ALREADY, toVerdict, TRANSITION_ATTEMPTS_MAX, type Proposal, type Verdict } from './verdict.js';

const BATCH_MAX = 200;
const KNOWN_MAX = 5_000;
/** Bounds how long an event may name a flow's or a parent's old tags. */
const KNOWN_MS = 60_000;
/** So long one look at the clock is good for: a cache that looks more often sets a timer for each. */
const CLOCK_MS = 100;

/** A run as it was when it was looked at, with all that a decision on it needs. */
export interface Known {
  readonly id: string;
  readonly current: State | null;
}

/** A transition that was decided on, as it goes down. */
export interface Moving<K extends Known> {
  readonly known: K;
  readonly next: State;
  /** Its record goes down with it. */
  readonly deliberation: Deliberation;
}

interface Errand<M> {
  readonly ctx: WorkspaceContext;
  readonly move: M;
}

/** What a decision goes by that is not known of the run: it had to be looked up, or taken before anybody else does. */
export interface Findings<F extends Facts> {
  readonly facts: Partial<F>;
  /** Gives back what was taken and has no place in `stored`, the state that was written; null when none was. */
  settle(stored: State | null): Promise<void>;
}

/** What differs between kinds of runs. */
export interface RunKind<K extends Known, M extends Moving<K>, F extends Facts> {
  /** Null when there is no such run. */
  find(ctx: WorkspaceContext, runId: string): Promise<K | null>;
  /** Null where nothing but what is known counts. What it takes comes back by itself, should this process die. */
  inquire(ctx: WorkspaceContext, known: K, proposal: Proposal, now: Instant): Promise<Findings<F>> | null;
  decide(ctx: WorkspaceContext, known: K, proposal: Proposal, now: Instant, found: Partial<F>): Decision;
  /** Null when the decision leaves the run where it is. */
  toMove(known: K, decision: Decision, now: Instant, deliberation: Deliberation): M | null;
  /** Writes, in one statement, those moves whose run is still as it was seen. Answers the ids of these runs. */
  apply(ctx: WorkspaceContext, moves: readonly M[]): Promise<ReadonlySet<string>>;
  /** The run once the move is written. */
  after(move: M): K;
  /** Which flow runs look different by a move. */
  news(known: K): readonly Moved[];
  notFound(runId: string): Fault;
  contended(runId: string): Fault;
}

/**
 * Moves runs from state to state: facts are known or read, the engine decides, one guarded statement writes.
 * No lock is held while thinking. Of several writers that saw the same run only one wins; the others look and decide again.
 */
export class RunTransitions<K extends Known, M extends Moving<K>, F extends Facts> {
  /** Runs as this replica last wrote them. An entry that is out of date costs a lost write, never a wrong one. */
  readonly #known = new LRUCache<string, K>({ max: KNOWN_MAX, ttl: KNOWN_MS, ttlResolution: CLOCK_MS });
  /** Writers of one run that come to one replica would only take the run from under each other: the twentieth would have lost nineteen times. */
  readonly #turns = new Turns();
  readonly #lanes = new Lanes<Errand<M>, boolean>((errands) => this.#write(errands), BATCH_MAX);

  constructor(
    private readonly kind: RunKind<K, M, F>,
    private readonly clock: Clock,
    private readonly news: News,
    private readonly refused: RefusedDecisions,
  ) {}

  /** Faults with the kind's `notFound`, or with its `contended` when others kept moving the run. */
  async propose(ctx: WorkspaceContext, runId: string, proposal: Proposal): Promise<Verdict> {
    const deliberation = new Deliberation(ctx.asker, proposal);
    return this.#turns.take(keyOf(ctx, runId), async () => this.#propose(ctx, runId, proposal, deliberation));
  }

  /** To be called with a run that was just made. */
  remember(ctx: WorkspaceContext, known: K): void {
    if (isTerminal(known.current?.type)) this.#known.delete(keyOf(ctx, known.id));
    else this.#known.set(keyOf(ctx, known.id), known);
  }

  /** To be called when something else changed the run. */
  forget(ctx: WorkspaceContext, runId: string): void {
    this.#known.delete(keyOf(ctx, runId));
  }

  async #propose(ctx: WorkspaceContext, runId: string, proposal: Proposal, deliberation: Deliberation): Promise<Verdict> {
    for (let attempt = 1; attempt <= TRANSITION_ATTEMPTS_MAX; attempt++) {
      const remembered = attempt === 1 ? this.#known.get(keyOf(ctx, runId)) : undefined;
      const known = remembered ?? (await this.kind.find(ctx, runId));
      if (!known) throw this.kind.notFound(runId);
      if (proposal.from !== undefined && proposal.from !== known.current?.id) {
        if (!remembered) return LEFT_ALREADY;
        this.forget(ctx, runId);
        continue;
      }
      const now = this.#after(known);
      const inquiry = this.kind.inquire(ctx, known, proposal, now);
      const findings = inquiry && (await inquiry);
      const decision = deliberation.on(known.current, () => this.kind.decide(ctx, known, proposal, now, findings?.facts ?? {}));
      const move = this.kind.toMove(known, decision, now, deliberation);
      const isWritten = move !== null && (await this.#lanes.submit(ctx.schema, runId, { ctx, move }));
      await findings?.settle(isWritten ? move.next : null);
      if (isWritten) return toVerdict(decision, move.next);
      if (!move) {
        if (!remembered) {
          await this.refused.add(ctx, runId, now, deliberation.record());
          return toVerdict(decision, known.current);
        }
        // Nothing will be written that could show that the run has moved: look before saying no.
        this.forget(ctx, runId);
      } else deliberation.attemptsLost += 1;
    }
    throw this.kind.contended(runId);
  }

  /** Now, by a clock that never shows a time before the run's newest state: that one may have come from another replica. */
  #after({ current }: Known): Instant {
    return Math.max(this.clock.now(), (current?.timestamp ?? 0) + 1);
  }

  /** Whether each was written. */
  async #write(errands: readonly Errand<M>[]): Promise<boolean[]> {
    const [first] = errands;
    if (!first) return [];
    const { ctx } = first;
    const moves = errands.map(({ move }) => move);
    const written = await this.kind.apply(ctx, moves);
    for (const move of moves) {
      if (written.has(move.known.id)) this.remember(ctx, this.kind.after(move));
      else this.forget(ctx, move.known.id);
    }
    const moved = moves.map(({ known }) => written.has(known.id));
    this.news.tell(
      ctx,
      moves.flatMap(({ known }, index) => (moved[index] ? this.kind.news(known) : [])),
    );
    return moved;
  }
}

const keyOf = (ctx: WorkspaceContext, runId: string): string => `${ctx.schema}/${runId}`;
