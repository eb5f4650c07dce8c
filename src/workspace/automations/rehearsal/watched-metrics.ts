import type { Instant } from '@app/engine';
import type { Automation } from '../automations.schema.js';
import type { AutomationFiring } from '../engine/firings.js';
import type { Memory } from '../engine/memory.js';
import type { MetricLook } from '../metrics/metric-values.js';
import { tracedMetric } from '../trail/trail-entry.js';
import { AT_REST, lookMicros, observe, type MetricState, type MetricTurn } from '../triggers/metrics.js';
import type { MetricTrigger } from '../triggers/trigger.js';
import type { MetricPast, Span } from './metric-pasts.js';

/** What became of a metric in a stretch of the past. */
export interface RehearsedMetric {
  readonly trigger: MetricTrigger;
  /** The earliest first; fewer than asked for where too little is known of the beginning. */
  readonly looks: readonly MetricLook[];
  readonly state: MetricState;
  readonly turns: readonly RehearsedTurn[];
}

export interface RehearsedTurn extends MetricLook {
  readonly kind: MetricTurn;
}

/** A firing for a metric, and for how long that stayed so. */
interface Episode extends Span {
  readonly firing: AutomationFiring;
  readonly watched: Watched;
}

interface Watched {
  readonly past: MetricPast;
  state: MetricState;
  readonly turns: RehearsedTurn[];
  episode: Episode | null;
}

/** The metrics of an automation while its past is gone through. */
export class WatchedMetrics {
  readonly #watched: readonly Watched[];
  readonly #episodes = new Map<AutomationFiring, Episode>();
  readonly #looks: readonly (MetricLook & { readonly watched: Watched })[];
  #next = 0;

  constructor(
    private readonly automation: Automation,
    pasts: readonly MetricPast[],
    private readonly since: Instant,
  ) {
    this.#watched = pasts.map((past) => ({ past, state: { ...AT_REST, firing: past.isFiring }, turns: [], episode: null }));
    this.#looks = this.#watched.flatMap((watched) => watched.past.looks.map((look) => ({ ...look, watched }))).sort((a, b) => a.at - b.at);
  }

  /** When the next look is, if that is by then; null where it is not. */
  nextBy(until: Instant): Instant | null {
    const at = this.#looks[this.#next]?.at;
    return at === undefined || at > until ? null : at;
  }

  look(memory: Memory): void {
    const look = this.#looks[this.#next++];
    if (!look) return;
    const { watched, value, at } = look;
    const { trigger, wholes } = watched.past;
    const { turningSince } = watched.state;
    const { state, turn } = observe(trigger.metric, watched.state, value, at);
    watched.state = state;
    if (turn === null || at < this.since) return;
    watched.turns.push({ at, value, kind: turn });
    if (turn === 'resolved') this.#end(watched, at);
    if (turn !== 'fired') return;
    const before = memory.firings.length;
    memory.fire({ automation: this.automation, wholes }, { triggerId: trigger.id, at, event: null }, tracedMetric(trigger, value, { since: turningSince, at }));
    const firing = memory.firings[before];
    if (firing) this.#begin({ firing, watched, opens: turningSince ?? at, closes: Infinity });
  }

  /** Whether the firing is for what is known to have been fired for: also where that was noticed only once somebody looked again. */
  isKnown(firing: AutomationFiring): boolean {
    const episode = this.#episodes.get(firing);
    if (!episode) return false;
    const { before, looks, trigger } = episode.watched.past;
    const end = Math.min(episode.closes, (looks.at(-1)?.at ?? firing.at) + lookMicros(trigger.metric));
    return before.some(({ opens, closes }) => opens <= end && closes >= episode.opens);
  }

  get metrics(): RehearsedMetric[] {
    return this.#watched.map(({ past: { trigger, looks }, state, turns }) => ({ trigger, looks: looks.filter(({ at }) => at >= this.since), state, turns }));
  }

  #begin(episode: Episode): void {
    episode.watched.episode = episode;
    this.#episodes.set(episode.firing, episode);
  }

  #end(watched: Watched, closes: Instant): void {
    if (watched.episode) this.#episodes.set(watched.episode.firing, { ...watched.episode, closes });
    watched.episode = null;
  }
}
