import { toIso } from '@app/contract';
import { inTransaction, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { RESOURCE_ID, RESOURCE_NAME, RESOURCE_ROLE } from '../events/event.schema.js';
import { ServerEvents, type ServerEvent } from '../events/server-events.js';
import { FreshnessService } from './freshness.service.js';
import { promiseOf } from './slas.schema.js';
import { isShare, nextViolation, ViolationsRepository, WATCH_SLAS, type Violation } from './violations.repository.js';

/** Sees which promises are not kept, and which are kept again, and tells of it in the transaction that notes it. */
@Injectable()
export class ViolationsDuty implements Duty, OnModuleInit {
  readonly name = WATCH_SLAS;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly violations: ViolationsRepository,
    private readonly freshness: FreshnessService,
    private readonly events: ServerEvents,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextViolation(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    await this.freshness.look(ctx);
    await inTransaction(ctx, async (transaction) => {
      const begun = await this.violations.begin(transaction);
      const ended = await this.violations.end(transaction);
      await this.events.tell(transaction, [
        ...begun.map((violation) => violationEvent(violation, 'violation')),
        ...ended.map((violation) => violationEvent(violation, 'met')),
      ]);
      if (!isShare(begun)) await this.violations.noteLooked(transaction);
    });
  }
}

/** About the run that is amiss, or else the deployment, as automations for it are documented. Source: docs/contract/events.md#slas */
function violationEvent(violation: Violation, what: 'violation' | 'met'): ServerEvent {
  const { id, occurred, ended, flow_run_id, flow_run_name, deployment_name, flow_id, flow_name, sla } = violation;
  const deployment = named('deployment', sla.deployment_id, deployment_name);
  const run = flow_run_id === null ? null : named('flow-run', flow_run_id, flow_run_name ?? '');
  return {
    ...(what === 'violation' ? { id } : { follows: id }),
    event: `prefect.sla.${what}`,
    resource: { ...(run ?? deployment), 'prefect.sla.severity': sla.severity },
    related: [
      inRole('sla', named('sla', sla.id, sla.name)),
      ...(run ? [inRole('flow-run', run)] : []),
      inRole('deployment', deployment),
      inRole('flow', named('flow', flow_id, flow_name)),
    ],
    payload: { severity: sla.severity, ...promiseOf(sla), violated: toIso(occurred), ended: ended === null ? null : toIso(ended) },
  };
}

const named = (kind: string, id: string, name: string) => ({ [RESOURCE_ID]: `prefect.${kind}.${id}`, [RESOURCE_NAME]: name });
const inRole = (role: string, resource: Readonly<Record<string, string>>) => ({ ...resource, [RESOURCE_ROLE]: role });
