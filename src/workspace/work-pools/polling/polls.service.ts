import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { poolNotFound, queueNotFound } from '../pool-faults.js';
import { PollMarks } from './poll-marks.js';
import { PollsRepository, type Polled, type WantedRuns } from './polls.repository.js';

@Injectable()
export class PollsService {
  constructor(
    private readonly polls: PollsRepository,
    private readonly marks: PollMarks,
  ) {}

  /**
   * The runs that a worker may start now. They stay where they are: what claims a run is its transition to PENDING.
   * `quietly` leaves no trace, for people who only look. Faults with `work_pool.not_found` and `work_queue.not_found`.
   */
  async poll(ctx: WorkspaceContext, pool: string, wanted: WantedRuns, { quietly }: { quietly: boolean }): Promise<Polled> {
    const polled = await this.polls.poll(ctx, pool, wanted);
    if (!polled) throw poolNotFound(pool);
    const missing = wanted.queues?.find((name) => !polled.queues.some((queue) => queue.name === name));
    if (missing !== undefined) throw queueNotFound(pool, missing);
    // Nobody waits for this: a poll that is not noted is followed by another.
    if (!quietly)
      void this.marks.note(
        ctx,
        polled.queues.map(({ id }) => id),
      );
    return polled;
  }
}
