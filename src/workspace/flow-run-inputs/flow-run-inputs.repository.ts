import { defineQuery, run, violatedConstraint } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { FlowRunInput } from './flow-run-inputs.schema.js';

const COLUMNS = 'id, created, updated, flow_run_id, key, value, sender';

const INSERT = defineQuery<[flowRunId: string, key: string, value: string, sender: string | null], { id: string }>({
  name: 'flow_run_input.insert',
  text: (schema) => `
    insert into ${schema}.flow_run_input (flow_run_id, key, value, sender) values ($1, $2, $3, $4)
    on conflict (flow_run_id, key) do nothing returning id`,
});

const LIST = defineQuery<[flowRunId: string, prefix: string, exclude: readonly string[], limit: number], FlowRunInput>({
  name: 'flow_run_input.list_by_prefix',
  text: (schema) => `
    select ${COLUMNS} from ${schema}.flow_run_input
    where flow_run_id = $1 and starts_with(key, $2) and key <> all($3::text[]) order by created, id limit $4`,
});

const FIND_VALUE = defineQuery<[flowRunId: string, key: string], { value: string }>({
  name: 'flow_run_input.find_value',
  text: (schema) => `select value from ${schema}.flow_run_input where flow_run_id = $1 and key = $2`,
});

const DELETE = defineQuery<[flowRunId: string, key: string], { id: string }>({
  name: 'flow_run_input.delete_by_key',
  text: (schema) => `delete from ${schema}.flow_run_input where flow_run_id = $1 and key = $2 returning id`,
});

@Injectable()
export class FlowRunInputsRepository {
  /** False: the run has an input of this key. Faults with `flow_run.not_found`. */
  async insert(ctx: WorkspaceContext, flowRunId: string, { key, value, sender }: Pick<FlowRunInput, 'key' | 'value' | 'sender'>): Promise<boolean> {
    try {
      return (await run(ctx, INSERT, [flowRunId, key, value, sender])).length === 1;
    } catch (error) {
      if (violatedConstraint(error) !== 'flow_run_input_flow_run') throw error;
      throw new Fault('flow_run.not_found', 'Flow run not found', { cause: error });
    }
  }

  /** Those whose key begins with `prefix` and is none of `exclude`, oldest first. */
  async list(
    ctx: WorkspaceContext,
    flowRunId: string,
    { prefix, exclude, limit }: { prefix: string; exclude: readonly string[]; limit: number },
  ): Promise<FlowRunInput[]> {
    return run(ctx, LIST, [flowRunId, prefix, exclude, limit]);
  }

  async findValue(ctx: WorkspaceContext, flowRunId: string, key: string): Promise<string | null> {
    return (await run(ctx, FIND_VALUE, [flowRunId, key]))[0]?.value ?? null;
  }

  async delete(ctx: WorkspaceContext, flowRunId: string, key: string): Promise<boolean> {
    return (await run(ctx, DELETE, [flowRunId, key])).length === 1;
  }
}
