/** What an automation waits for, as the wire spells it. Times are in seconds. Source: docs/contract/services.md#automations */
export type Trigger = EventTrigger | MetricTrigger | CompositeTrigger;

export type CompositeTrigger = CompoundTrigger | SequenceTrigger;

/** Labels and what they have to look like: every label, by one of its patterns. */
export type Specification = Readonly<Record<string, string | readonly string[]>>;

export interface EventTrigger {
  readonly type: 'event';
  readonly id: string;
  readonly match: Specification;
  readonly match_related: Specification | readonly Specification[];
  readonly after: readonly string[];
  readonly expect: readonly string[];
  readonly for_each: readonly string[];
  readonly posture: Posture;
  readonly threshold: number;
  readonly within: number;
}

export const METRICS = ['successes', 'duration', 'lateness'] as const;
export type MetricName = (typeof METRICS)[number];

export const OPERATORS = ['<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

export interface MetricTrigger {
  readonly type: 'metric';
  readonly id: string;
  /** Of flow runs. */
  readonly match: Specification;
  readonly match_related: EventTrigger['match_related'];
  readonly posture: 'Metric';
  readonly metric: Metric;
}

export interface Metric {
  readonly name: MetricName;
  readonly threshold: number;
  readonly operator: Operator;
  /** How far back it is taken over. */
  readonly range: number;
  /** How long it has to be so, or to be so no more. */
  readonly firing_for: number;
}

/** Whether it tells that something happened, or that it did not. */
export type Posture = 'Reactive' | 'Proactive';

interface Composite {
  readonly id: string;
  readonly triggers: readonly Trigger[];
  /** Null: for ever. */
  readonly within: number | null;
}

export interface CompoundTrigger extends Composite {
  readonly type: 'compound';
  readonly require: number | 'any' | 'all';
}

/** Each of its triggers, in their order. */
export interface SequenceTrigger extends Composite {
  readonly type: 'sequence';
}

/** The trigger and all that it is made of, each before its parts. */
export const triggersOf = (trigger: Trigger): Trigger[] => [trigger, ...('triggers' in trigger ? trigger.triggers.flatMap(triggersOf) : [])];

/** A trigger and those that it is a part of, the nearest first; null where there is none of the id. */
export function placeOfTrigger(
  trigger: Trigger,
  id: string,
  wholes: readonly CompositeTrigger[] = [],
): { readonly trigger: Trigger; readonly wholes: readonly CompositeTrigger[] } | null {
  if (trigger.id === id) return { trigger, wholes };
  if (!('triggers' in trigger)) return null;
  for (const part of trigger.triggers) {
    const found = placeOfTrigger(part, id, [trigger, ...wholes]);
    if (found) return found;
  }
  return null;
}

/** The specifications of related resources, each of which one of them has to meet. */
export const relatedSpecifications = ({ match_related: related }: Pick<EventTrigger, 'match_related'>): readonly Specification[] =>
  isList(related) ? related : [related];

const isList = (related: EventTrigger['match_related']): related is readonly Specification[] => Array.isArray(related);

/** As far as a pattern says what a text begins with. */
export const literalStart = (pattern: string): string => (pattern.startsWith('!') ? '' : (/^[^*?[]*/.exec(pattern)?.[0] ?? ''));
