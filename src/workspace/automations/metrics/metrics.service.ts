import { newId } from '@app/contract';
import { inTransaction } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { ServerEvents } from '../../events/server-events.js';
import { Clock } from '../../states/clock.js';
import { ActionsRepository } from '../actions/actions.repository.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { AutomationsService } from '../automations.service.js';
import { EvaluationsRepository } from '../engine/evaluations.repository.js';
import { actionsOf, consequencesOf, type AutomationFiring } from '../engine/firings.js';
import { Memory } from '../engine/memory.js';
import { TrailRepository } from '../trail/trail.repository.js';
import { tracedMetric, type NewTrailEntry, type TrailDetails } from '../trail/trail-entry.js';
import { lookMicros, observe, type MetricTurn } from '../triggers/metrics.js';
import { placeOfTrigger, type CompositeTrigger, type MetricTrigger } from '../triggers/trigger.js';
import { MetricValues } from './metric-values.js';
import { MetricsRepository, type WatchedMetric } from './metrics.repository.js';

interface Watched {
  readonly automation: Automation;
  readonly trigger: MetricTrigger;
  readonly wholes: readonly CompositeTrigger[];
}

/** Looks at the metrics that automations wait for. */
@Injectable()
export class MetricsService {
  constructor(
    private readonly metrics: MetricsRepository,
    private readonly values: MetricValues,
    private readonly automations: AutomationsService,
    private readonly evaluations: EvaluationsRepository,
    private readonly events: ServerEvents,
    private readonly actions: ActionsRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
  ) {}

  /** Those that are due. Answers how often an automation fired, or had what it fired for over. */
  async lookAtDue(ctx: WorkspaceContext): Promise<number> {
    let turned = 0;
    for (let share = await this.metrics.claim(ctx); share.length > 0; share = await this.metrics.claim(ctx)) {
      for (const known of share) turned += await this.#look(ctx, known);
    }
    return turned;
  }

  async #look(ctx: WorkspaceContext, known: WatchedMetric): Promise<number> {
    const automation = await this.automations.find(ctx, known.automationId);
    const place = automation && placeOfTrigger(triggerOf(automation), known.triggerId);
    if (!automation || place?.trigger.type !== 'metric') return 0;
    const at = this.clock.now();
    const watched = { automation, trigger: place.trigger, wholes: place.wholes };
    const value = await this.values.of(ctx, place.trigger, at);
    const { state, turn } = observe(place.trigger.metric, known, value, at);
    const due = at + lookMicros(place.trigger.metric);
    return inTransaction(ctx, async (transaction) => {
      if (turn === 'fired' || turn === 'resolved') await this.evaluations.lock(transaction);
      if (!(await this.metrics.move(transaction, known, { ...state, value, at, due })) || turn === null) return 0;
      const { firings, entries } = await this.#turn(transaction, watched, turn, tracedMetric(watched.trigger, value, { since: known.turningSince, at }));
      await this.trail.add(transaction, entries, at);
      await this.#follow(transaction, firings);
      return firings.length;
    });
  }

  /** What comes of a turn. A metric that is a part of several triggers fires for these. */
  async #turn(
    transaction: WorkspaceContext,
    { automation, trigger, wholes }: Watched,
    turn: MetricTurn,
    details: TrailDetails,
  ): Promise<{ firings: readonly AutomationFiring[]; entries: readonly NewTrailEntry[] }> {
    const now = this.clock.now();
    if (turn === 'fired') {
      const held = await this.evaluations.listHeld(
        transaction,
        wholes.map(({ id }) => id),
      );
      const memory = new Memory([], held);
      memory.fire({ automation, wholes }, { triggerId: trigger.id, at: now, event: null }, details);
      await memory.save(transaction, this.evaluations);
      return { firings: memory.firings, entries: memory.trail };
    }
    const over = { id: newId(), automation, key: `over ${trigger.id} ${now}`, details, at: now, labels: {}, event: null, isOver: true };
    const entry = { id: over.id, automationId: automation.id, kind: turn, firingKey: null, details };
    return { firings: turn === 'resolved' && wholes.length === 0 ? [over] : [], entries: [entry] };
  }

  async #follow(transaction: WorkspaceContext, firings: readonly AutomationFiring[]): Promise<void> {
    for (const firing of firings) {
      const { told, actions } = consequencesOf(firing, actionsOf(firing));
      await this.events.tell(transaction, [told]);
      await this.actions.insert(transaction, actions);
      if (!firing.isOver) await this.trail.count(transaction, [{ automationId: firing.automation.id, matched: 0, fired: 1 }], firing.at);
    }
  }
}
