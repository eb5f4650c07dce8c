import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { SlaViolation, SlaWithState } from '../../workspace/slas/sla-states.repository.js';
import { SlaStatesService } from '../../workspace/slas/sla-states.service.js';
import { fromMap, grouped, type Options } from '../batching.js';

/** Of SLAs. */
export interface SlaLoads {
  readonly slasOfDeployment: DataLoader<string, readonly SlaWithState[]>;
  readonly violationsOfSla: DataLoader<string, readonly SlaViolation[]>;
}

@Injectable()
export class SlaLoaders {
  constructor(private readonly slas: SlaStatesService) {}

  of(ctx: WorkspaceContext, options: Options): SlaLoads {
    return {
      slasOfDeployment: fromMap<readonly SlaWithState[]>(
        async (ids) => grouped(await this.slas.ofDeployments(ctx, ids), ({ deployment_id }) => deployment_id),
        [],
        options,
      ),
      violationsOfSla: fromMap<readonly SlaViolation[]>(async (ids) => grouped(await this.slas.violationsOf(ctx, ids), ({ slaId }) => slaId), [], options),
    };
  }
}
