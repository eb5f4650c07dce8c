import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { Automation } from '../../workspace/automations/automations.schema.js';
import { AutomationsService } from '../../workspace/automations/automations.service.js';
import type { Tally } from '../../workspace/automations/trail/trail.repository.js';
import { TrailService } from '../../workspace/automations/trail/trail.service.js';
import { BlockDocumentsService } from '../../workspace/blocks/block-documents.service.js';
import { byKey, fromMap, type Options } from '../batching.js';

/** Of automations. */
export interface AutomationLoads {
  readonly automation: DataLoader<string, Automation | null>;
  readonly automationTally: DataLoader<string, Tally | null>;
  /** The id of the resource that it belongs to. */
  readonly automationOwner: DataLoader<string, string | null>;
  readonly blockName: DataLoader<string, string | null>;
}

@Injectable()
export class AutomationLoaders {
  constructor(
    private readonly automations: AutomationsService,
    private readonly trail: TrailService,
    private readonly blocks: BlockDocumentsService,
  ) {}

  of(ctx: WorkspaceContext, options: Options): AutomationLoads {
    return {
      automation: byKey(
        (ids) => this.automations.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      automationTally: fromMap<Tally | null>((ids) => this.trail.talliesOf(ctx, ids), null, options),
      automationOwner: fromMap<string | null>((ids) => this.automations.ownersOf(ctx, ids), null, options),
      blockName: fromMap<string | null>((ids) => this.blocks.namesOf(ctx, ids), null, options),
    };
  }
}
