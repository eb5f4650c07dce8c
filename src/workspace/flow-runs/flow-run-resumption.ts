import { JsonError, parseJson, writeJson, type JsonMap, type StateBody } from '@app/contract';
import type { State } from '@app/engine';
import { CircularSchema, HydrationError, validationFailure } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunInputsService } from '../flow-run-inputs/flow-run-inputs.service.js';
import type { Proposal, Verdict } from '../states/verdict.js';
import { HydrationService } from '../variables/hydration.service.js';
import { FlowRunsService } from './flow-runs.service.js';

/** What became of a wish that a run goes on. */
export type Resumption =
  | { readonly kind: 'moved'; readonly verdict: Verdict }
  /** What the run was told is not what it waits for; it waits on. */
  | { readonly kind: 'unfit'; readonly state: State; readonly reason: string };

const NOT_PAUSED: Verdict = { outcome: 'abort', state: null, stored: false, reason: 'Only a paused flow run can be resumed.', delaySeconds: null };

/** Thrown with the reason for people. */
class Unfit extends Error {}

/** Lets paused and suspended runs go on. Source: docs/contract/transitions.md#resuming */
@Injectable()
export class FlowRunResumption {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly inputs: FlowRunInputsService,
    private readonly hydration: HydrationService,
  ) {}

  /** The run has its answer in the moment in which it goes on. Faults with `flow_run.not_found` and `flow_run.contended`. */
  async resume(ctx: WorkspaceContext, flowRunId: string, runInput: JsonMap): Promise<Resumption> {
    const { state } = await this.flowRuns.get(ctx, flowRunId);
    if (state?.type !== 'PAUSED') return { kind: 'moved', verdict: NOT_PAUSED };
    try {
      const answer = await this.#answer(ctx, flowRunId, state, runInput);
      const verdict = await this.flowRuns.setState(ctx, flowRunId, { state: goOn(state), force: false, from: state.id, ...(answer ? { answer } : {}) });
      return { kind: 'moved', verdict: verdict.state ? verdict : NOT_PAUSED };
    } catch (error) {
      if (error instanceof Unfit) return { kind: 'unfit', state, reason: error.message };
      throw error;
    }
  }

  /** Null where the run does not wait to be told anything, or nothing is told. */
  async #answer(ctx: WorkspaceContext, flowRunId: string, { details }: State, runInput: JsonMap): Promise<Proposal['answer'] | null> {
    const keys = details.runInputKeyset;
    if (!keys || Object.keys(keys).length === 0) return null;
    const values = await this.#hydrate(ctx, runInput);
    const failure = failureOf(values, await this.#schema(ctx, flowRunId, keys['schema']));
    if (failure !== null) throw new Unfit(failure);
    const key = keys['response'];
    return key === undefined || values.size === 0 ? null : { key, value: writeJson(values) };
  }

  async #hydrate(ctx: WorkspaceContext, runInput: JsonMap): Promise<JsonMap> {
    try {
      return await this.hydration.hydrate(ctx, runInput);
    } catch (error) {
      if (error instanceof HydrationError) throw new Unfit(`The input cannot be made: ${error.message}`);
      throw error;
    }
  }

  async #schema(ctx: WorkspaceContext, flowRunId: string, key: string | undefined): Promise<JsonMap> {
    const text = key === undefined ? null : await this.inputs.findValue(ctx, flowRunId, key);
    if (text === null) throw new Unfit('The schema of what the run waits for is not there yet.');
    try {
      JSON.parse(text);
      const schema = parseJson(text);
      if (schema instanceof Map) return schema;
    } catch (error) {
      if (!(error instanceof JsonError || error instanceof SyntaxError)) throw error;
    }
    throw new Unfit('The schema of what the run waits for is no JSON Schema.');
  }
}

/** A suspended run has no process any more: it has to be started anew. */
const goOn = ({ details }: State): StateBody => (details.pauseReschedule ? { type: 'SCHEDULED', name: 'Resuming' } : { type: 'RUNNING' });

function failureOf(values: JsonMap, schema: JsonMap): string | null {
  try {
    return validationFailure(values, schema);
  } catch (error) {
    if (error instanceof CircularSchema) return 'Invalid schema: Unable to validate schema with circular references.';
    throw error;
  }
}
