import { parseJson, type Json, type JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import { blockReferences, CircularSchema, jobVariablesFailure, type Blocks, type JobVariablesOptions } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { isUuid } from '../../http/decorators.js';
import { invalid } from '../../http/validation.js';
import { BlockDocumentsService } from '../blocks/block-documents.service.js';
import { templateFailure } from './base-job-template.js';
import { WorkPoolsRepository } from './work-pools.repository.js';
import { poolNotFound } from './pool-faults.js';

/** What runs in a pool are made with: its template's defaults, and what deployments and runs put in their place. */
@Injectable()
export class JobVariablesService {
  constructor(
    private readonly pools: WorkPoolsRepository,
    private readonly blocks: BlockDocumentsService,
  ) {}

  /**
   * Null, or the sentence that says what is wrong with the variables of a deployment and of a run of it, the later layer winning.
   * `ignoreRequired` as long as more may come. Faults with `work_pool.not_found`, or `block_document.not_found` for a default.
   */
  async failure(ctx: WorkspaceContext, pool: string, layers: readonly JsonMap[], { ignoreRequired }: { ignoreRequired: boolean }): Promise<string | null> {
    const found = await this.pools.find(ctx, pool);
    if (!found) throw poolNotFound(pool);
    const template = parseJson(found.baseJobTemplate);
    return template instanceof Map ? this.#failure(ctx, template, layers, { ignoreRequired }) : null;
  }

  /** Faults with `request.invalid`, or `block_document.not_found` for a default that is a block. `text`: JSON as it is written. */
  async requireTemplate(ctx: WorkspaceContext, text: string): Promise<void> {
    const template = parseJson(text);
    const wrong = templateFailure(template);
    if (wrong !== null) throw invalid(['base_job_template'], wrong);
    if (!(template instanceof Map)) return;
    const failure = await this.#failure(ctx, template, [], { ignoreRequired: true, trustDefaults: true });
    if (failure !== null)
      throw new Fault('request.invalid', failure.replace(/^Validation failed/, "Validation failed for work pool's job variable defaults: $&"));
  }

  async #failure(ctx: WorkspaceContext, template: JsonMap, layers: readonly JsonMap[], options: Omit<JobVariablesOptions, 'blocks'>): Promise<string | null> {
    const blocks = await this.#blocks(ctx, blockReferences(template));
    try {
      return jobVariablesFailure(template, layers, { ...options, blocks });
    } catch (error) {
      if (error instanceof CircularSchema) return 'Invalid schema: Unable to validate schema with circular references.';
      throw error;
    }
  }

  /** Their secrets masked: a value that does not fit is told. */
  async #blocks(ctx: WorkspaceContext, ids: readonly string[]): Promise<Blocks> {
    const blocks = new Map<string, Json>();
    for (const id of ids) {
      if (!isUuid(id)) throw blockNotFound();
      const { data } = await this.blocks.get(ctx, id, { includeSecrets: false }).catch(toBlockNotFound);
      blocks.set(id, data);
    }
    return blocks;
  }
}

const blockNotFound = (): Fault => new Fault('block_document.not_found', 'Block not found.');

function toBlockNotFound(error: unknown): never {
  throw error instanceof Fault && error.code === 'block_document.not_found' ? blockNotFound() : error;
}
