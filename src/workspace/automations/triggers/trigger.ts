/** What an automation waits for, as the wire spells it. Times are in seconds. Source: docs/contract/services.md#automations */
export type Trigger = EventTrigger | CompositeTrigger;

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
export const triggersOf = (trigger: Trigger): Trigger[] => [trigger, ...(trigger.type === 'event' ? [] : trigger.triggers.flatMap(triggersOf))];

/** The specifications of related resources, each of which one of them has to meet. */
export const relatedSpecifications = ({ match_related: related }: EventTrigger): readonly Specification[] => (isList(related) ? related : [related]);

const isList = (related: EventTrigger['match_related']): related is readonly Specification[] => Array.isArray(related);

/** As far as a pattern says what a text begins with. */
export const literalStart = (pattern: string): string => (pattern.startsWith('!') ? '' : (/^[^*?[]*/.exec(pattern)?.[0] ?? ''));
