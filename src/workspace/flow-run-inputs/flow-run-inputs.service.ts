import type { FlowRunInputCreateBody, FlowRunInputListBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunInputsRepository } from './flow-run-inputs.repository.js';
import type { FlowRunInput } from './flow-run-inputs.schema.js';

@Injectable()
export class FlowRunInputsService {
  constructor(private readonly inputs: FlowRunInputsRepository) {}

  /** Faults with `flow_run.not_found` and `flow_run_input.key_taken`. */
  async create(ctx: WorkspaceContext, flowRunId: string, { key, value, sender }: FlowRunInputCreateBody): Promise<void> {
    const made = await this.inputs.insert(ctx, flowRunId, { key, value, sender: sender ?? null });
    if (!made) throw new Fault('flow_run_input.key_taken', 'A flow run input with this key already exists.');
  }

  /** Oldest first; none where there is no such run. */
  async filter(ctx: WorkspaceContext, flowRunId: string, { prefix, exclude_keys, limit }: FlowRunInputListBody): Promise<FlowRunInput[]> {
    return this.inputs.list(ctx, flowRunId, { prefix, exclude: exclude_keys ?? [], limit: limit ?? 1 });
  }

  /** Null when the run has no input of this key, or is not there. */
  async findValue(ctx: WorkspaceContext, flowRunId: string, key: string): Promise<string | null> {
    return this.inputs.findValue(ctx, flowRunId, key);
  }

  /** Faults with `flow_run_input.not_found`. */
  async getValue(ctx: WorkspaceContext, flowRunId: string, key: string): Promise<string> {
    const value = await this.findValue(ctx, flowRunId, key);
    if (value === null) throw notFound();
    return value;
  }

  async delete(ctx: WorkspaceContext, flowRunId: string, key: string): Promise<void> {
    if (!(await this.inputs.delete(ctx, flowRunId, key))) throw notFound();
  }
}

const notFound = (): Fault => new Fault('flow_run_input.not_found', 'Flow run input not found');
