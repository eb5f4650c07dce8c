import { SET_STATES_MAX, type FlowRunSetStatesBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Verdict } from '../states/verdict.js';
import { FlowRunsService } from './flow-runs.service.js';

@Injectable()
export class FlowRunMovesService {
  constructor(private readonly flowRuns: FlowRunsService) {}

  /** One after the other, each for itself: one that could not be moved is aborted and keeps none of the others. */
  async setStates(ctx: WorkspaceContext, body: FlowRunSetStatesBody): Promise<{ flowRunId: string; verdict: Verdict }[]> {
    const found = await this.flowRuns.filter(ctx, { flow_runs: body.flow_runs ?? null, limit: body.limit ?? SET_STATES_MAX });
    const results: { flowRunId: string; verdict: Verdict }[] = [];
    for (const { id } of found) {
      const proposal = { state: body.state, force: body.force ?? false };
      results.push({ flowRunId: id, verdict: await this.flowRuns.setState(ctx, id, proposal).catch(toAbort) });
    }
    return results;
  }
}

/** A database that is away is everyone's trouble and not this run's. */
function toAbort(error: unknown): Verdict {
  if (!(error instanceof Fault) || error.code === 'database.unavailable') throw error;
  return { outcome: 'abort', state: null, stored: false, reason: error.detail, delaySeconds: null };
}
