import { randomUUID } from 'node:crypto';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DueHints } from '../states/due-states.js';
import type { AskedBy } from './asked-by.js';
import { END_EXPIRED_LEASES } from './expired-leases.duty.js';
import type { Patience } from './patience.js';
import { retryAfterSeconds } from './retry-after.js';
import { SlotLines } from './slot-lines.js';
import { SlotsRepository, type Answer, type Holder, type NewLease } from './slots.repository.js';
import type { AskedLimit } from './slots.sql.js';
import { Waiters } from './waiters.js';

export interface Wish {
  readonly names: readonly string[];
  readonly slots: number;
  readonly mode: 'concurrency' | 'rate_limit';
  /** Told with what is held and waited for. */
  readonly askedBy?: AskedBy | null;
}

/** Slots of limits, as clients ask for them by the limits' names. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly lines: SlotLines,
    private readonly waiters: Waiters,
    private readonly hints: DueHints,
  ) {}

  /**
   * Takes the slots of every limit named, or of none. Answers the limits there are. With patience, waits in line while there are not enough.
   * Faults with `concurrency_limit.full`, which says when to come again, `.too_few_slots` and `.no_decay`.
   */
  async take(ctx: WorkspaceContext, wish: Wish, patience: Patience | null): Promise<readonly AskedLimit[]> {
    return this.#take(ctx, wish, null, patience);
  }

  /** The same for as long as the lease is renewed. There is a lease also where no limit is. */
  async lease(
    ctx: WorkspaceContext,
    wish: Wish,
    { seconds, holder }: { seconds: number; holder: Holder | null },
    patience: Patience | null,
  ): Promise<{ leaseId: string; limits: readonly AskedLimit[] }> {
    const leaseId = randomUUID();
    const limits = await this.#take(ctx, wish, { id: leaseId, seconds, holder, askedBy: wish.askedBy ?? null }, patience);
    this.hints.hint(ctx, END_EXPIRED_LEASES, (Date.now() + seconds * 1000) * 1000);
    return { leaseId, limits };
  }

  async give(ctx: WorkspaceContext, { names, slots, occupancySeconds }: Pick<Wish, 'names' | 'slots'> & { occupancySeconds: number | null }) {
    const limits = await this.slots.give(ctx, names, slots, occupancySeconds);
    this.lines.stir(ctx);
    return limits;
  }

  /** Gives back what the lease holds, if it is still there. */
  async end(ctx: WorkspaceContext, leaseId: string): Promise<void> {
    await this.slots.end(ctx, [leaseId]);
    this.lines.stir(ctx);
  }

  /** Faults with `lease.gone`. */
  async renew(ctx: WorkspaceContext, leaseId: string, seconds: number): Promise<void> {
    if (!(await this.slots.renew(ctx, leaseId, seconds))) throw new Fault('lease.gone', 'Lease not found - it may have expired or been revoked');
  }

  async #take(ctx: WorkspaceContext, wish: Wish, lease: NewLease | null, patience: Patience | null): Promise<readonly AskedLimit[]> {
    const { names, slots, mode } = wish;
    // Denials make those who come again later come later still; whoever stands in line does not.
    const ask = async () => this.slots.take(ctx, names, { slots, asRate: mode === 'rate_limit', countsDenials: patience === null, lease });
    const wanted = { names, slots, holder: lease?.holder ?? null, askedBy: wish.askedBy ?? null };
    const answer = patience
      ? await this.waiters.inLine(ctx, wanted, patience, () => this.lines.stand(ctx, names, patience, ask, ({ outcome }) => outcome === 'full'))
      : await ask();
    if (!answer) throw new Fault('concurrency_limit.full', 'Locked', { retryAfterSeconds: 0 });
    const refusal = refusalOf(answer, slots);
    if (answer.outcome === 'full') await this.waiters.refused(ctx, wanted, refusal?.retryAfterSeconds ?? 0);
    if (refusal) throw refusal;
    if (patience?.gone.aborted) await this.#takeBack(ctx, wish, lease);
    return answer.limits;
  }

  /** What nobody is there to have. Rates come free by themselves. */
  async #takeBack(ctx: WorkspaceContext, { names, slots, mode }: Wish, lease: NewLease | null): Promise<void> {
    if (lease) await this.end(ctx, lease.id);
    else if (mode === 'concurrency') await this.give(ctx, { names, slots, occupancySeconds: null });
  }
}

function refusalOf({ outcome, limits }: Answer, slots: number): Fault | null {
  const active = limits.filter((limit) => limit.active);
  switch (outcome) {
    case 'taken':
      return null;
    case 'full':
      return new Fault('concurrency_limit.full', 'Locked', { retryAfterSeconds: retryAfterSeconds(active, slots, Math.random()) });
    case 'beyond':
      return new Fault('concurrency_limit.too_few_slots', 'Slots requested is greater than the limit');
    case 'no_rate': {
      const lasting = active.filter(({ decayPerSecond }) => decayPerSecond === 0).map(({ name }) => `'${name}'`);
      return new Fault('concurrency_limit.no_decay', `A rate limit needs slots that decay. Those of ${lasting.join(', ')} do not.`);
    }
  }
}
