import { parseJson, SLA_SEVERITIES, writeJson, type AutomationReplaceBody, type DefaultSlasBody, type SlaSeverity } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import type { Automation } from '../automations/automations.schema.js';
import { AutomationsService } from '../automations/automations.service.js';
import { BlockDocumentsService } from '../blocks/block-documents.service.js';
import { mapOf } from '../deployments/schedules.js';

/** What is done about violations of a severity, whatever SLA they are of: an automation that sends a notification. */
@Injectable()
export class DefaultSlasService {
  constructor(
    private readonly automations: AutomationsService,
    private readonly blocks: BlockDocumentsService,
  ) {}

  /** There is one for each severity; another block takes the place of the one before. Faults with `request.invalid` and `block_document.not_found`. */
  async set(ctx: WorkspaceContext, { sla_severities: severities, block_id: blockId }: DefaultSlasBody): Promise<Automation[]> {
    const capabilities = await this.blocks.capabilitiesOf(ctx, blockId);
    if (!capabilities) throw new Fault('block_document.not_found', 'Block document not found');
    if (!capabilities.includes('notify')) throw invalid(['block_id'], 'Must be a block that sends notifications.');
    const set: Automation[] = [];
    for (const severity of new Set(severities)) set.push(await this.#set(ctx, severity, blockId));
    return set;
  }

  async list(ctx: WorkspaceContext): Promise<Automation[]> {
    const found = await Promise.all(SLA_SEVERITIES.map((severity) => this.#find(ctx, severity)));
    return found.flatMap((automation) => automation ?? []);
  }

  /** Faults with `sla.not_found`, as does `delete`. */
  async get(ctx: WorkspaceContext, severity: SlaSeverity): Promise<Automation> {
    return (await this.#find(ctx, severity)) ?? notFound(severity);
  }

  async delete(ctx: WorkspaceContext, severity: SlaSeverity): Promise<void> {
    await this.get(ctx, severity);
    await this.automations.deleteOwnedBy(ctx, ownerOf(severity));
  }

  async #set(ctx: WorkspaceContext, severity: SlaSeverity, blockId: string): Promise<Automation> {
    const body = automationOf(severity, blockId);
    const sent = { body, exact: mapOf(parseJson(writeJson(body))) };
    const known = await this.#find(ctx, severity);
    if (!known) return this.automations.create(ctx, sent, ownerOf(severity));
    await this.automations.replace(ctx, known.id, sent);
    return this.automations.get(ctx, known.id);
  }

  async #find(ctx: WorkspaceContext, severity: SlaSeverity): Promise<Automation | null> {
    return (await this.automations.listRelatedTo(ctx, ownerOf(severity)))[0] ?? null;
  }
}

/** By which it is known again. */
const ownerOf = (severity: SlaSeverity): string => `prefect.sla.default.${severity}`;

const NAME = `{{ event.resource_in_role['sla'].name }}`;
const SUBJECT = `SLA not kept: ${NAME}`;
const BODY = `${NAME} of {{ event.resource_in_role['deployment'].name }} is not kept since {{ event.payload.violated }}.
Severity: {{ event.payload.severity }}{% if event.resource_in_role['flow-run'] %}
Flow run: {{ event.resource_in_role['flow-run'].name }}{% endif %}`;

const automationOf = (severity: SlaSeverity, blockId: string): AutomationReplaceBody => ({
  name: `SLAs not kept, ${severity}`,
  description: `Tells of each SLA of the severity ${severity} that is not kept.`,
  enabled: true,
  trigger: {
    type: 'event',
    posture: 'Reactive',
    expect: ['prefect.sla.violation'],
    match: { 'prefect.sla.severity': severity },
    for_each: ['prefect.resource.id'],
    threshold: 1,
    within: 0,
  },
  actions: [{ type: 'send-notification', block_document_id: blockId, subject: SUBJECT, body: BODY }],
});

function notFound(severity: SlaSeverity): never {
  throw new Fault('sla.not_found', `Nothing is done by default about SLAs of the severity ${severity}.`);
}
