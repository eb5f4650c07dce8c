import type { Instant } from '@app/engine';
import type { NamedAsker } from '../askers.service.js';

export type SubjectKind = 'flow-run' | 'task-run' | 'deployment' | 'schedule' | 'work-pool' | 'work-queue' | 'concurrency-limit';

/** A thing that can be looked at: what an explanation links to. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

/** One fact that the sentence rests on. */
export interface Evidence {
  /** What kind of fact it is, for programs; one of `docs/decisions.md`. */
  readonly kind: string;
  readonly sentence: string;
  readonly since: Instant | null;
  readonly subject: Subject | null;
  /** Who holds what the run waits for, the longest holder first; not all of them where there are many. */
  readonly holders: readonly Subject[];
}

/** Why a run is in the state it is in: one sentence for whoever is on call, and what it rests on. */
export interface Explanation {
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
}

/** How often a thing may be used at once, and who does. */
export interface Occupancy {
  readonly limit: number | null;
  readonly taken: number;
  readonly holders: readonly Subject[];
}

/** Who put a run into a state. */
export interface Act {
  readonly at: Instant;
  readonly by: NamedAsker | null;
}

export const fact = (kind: string, sentence: string, rest: Partial<Pick<Evidence, 'since' | 'subject' | 'holders'>> = {}): Evidence => ({
  kind,
  sentence,
  since: rest.since ?? null,
  subject: rest.subject ?? null,
  holders: rest.holders ?? [],
});

/** The sentence is that of the first fact, which weighs most. */
export const because = (first: Evidence, ...others: readonly Evidence[]): Explanation => ({ sentence: first.sentence, evidence: [first, ...others] });
