import { defaultStateName, type Decision, type State, type ToldState } from '@app/engine';
import type { Asker } from '@app/tenancy';
import type { Proposal } from '../../states/verdict.js';
import { recording } from './recording.js';
import { toRecord } from './record.js';

const MICROS_PER_MS = 1_000;

/** One request for a transition, from its arrival to its record. */
export class Deliberation {
  /** Times that the run moved meanwhile; to be counted by whoever tries again. */
  attemptsLost = 0;
  readonly #began = performance.now();
  #decided: { readonly decision: Decision; readonly from: State | null; readonly tookMs: number } | null = null;

  constructor(
    private readonly asker: Asker | undefined,
    readonly proposal: Proposal,
  ) {}

  /** Answers what `decide` does. Of several decisions the last one counts. */
  on(from: State | null, decide: () => Decision): Decision {
    const began = performance.now();
    const decision = decide();
    this.#decided = { decision, from, tookMs: performance.now() - began };
    return decision;
  }

  /** To be called when the record is about to be written. Null where nothing is recorded. */
  record(): string | null {
    if (!this.#decided || !recording.on) return null;
    const { decision, from, tookMs } = this.#decided;
    const { state, force } = this.proposal;
    const asked: ToldState = { type: state.type, name: state.name || defaultStateName(state.type) };
    return toRecord({
      from,
      asked,
      forced: force,
      decision,
      asker: this.asker ?? null,
      decidingMicros: Math.round(tookMs * MICROS_PER_MS),
      wholeMicros: Math.round((performance.now() - this.#began) * MICROS_PER_MS),
      attemptsLost: this.attemptsLost,
    });
  }
}
