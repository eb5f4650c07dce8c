const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Where the recorder left out what another recording, or a longer one, holds: anything is like it. */
const ANYTHING = '$any';
/** A text that the recorder left out. */
const SOME_TEXT = '...';
const RECORDED_TIME = /(2026-11-22)([T ])(\d{2}:\d{2}:\d{2})(\.\d+)?(?=Z|\+)/g;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const RANDOM_NAME = /^[a-z]+-[a-z]+$/;
/** Measured anew in every run: their kind counts, not their value. */
const DURATIONS = new Set(['delay_seconds', 'total_run_time', 'estimated_run_time', 'estimated_start_time_delta']);
/** What is said to people, in each server's own words. */
const WORDS = new Set(['detail', 'reason', 'exception_message', 'exception_detail', 'msg']);

/**
 * Compares replies with recorded ones where ids and times differ by nature: an id of the recording stands for one id of ours from
 * its first sight on.
 */
export class Likeness {
  readonly #ids = new Map<string, string>();
  #laterMs = 0;

  /** Times of requests that are translated from here on are as far from now as the recorded ones were from then. */
  isNow(recorded: number): void {
    this.#laterMs = Date.now() - recorded;
  }

  /** The recorded request with its ids replaced by ours, as far as they are known, and its times by later ones. */
  request<T>(recorded: T): T {
    const shift = (_: string, day: string, between: string, clock: string, fraction = ''): string =>
      new Date(Date.parse(`${day}T${clock}${fraction.slice(0, 4)}Z`) + this.#laterMs).toISOString().slice(0, -1).replace('T', between);
    return recorded === undefined || recorded === null ? recorded : (JSON.parse(this.#ours(JSON.stringify(recorded)).replaceAll(RECORDED_TIME, shift)) as T);
  }

  /** Every place where ours differs from what was recorded, in words; an empty list when it is alike. */
  differences(recorded: unknown, ours: unknown, path = ''): string[] {
    const name = path.split('.').at(-1) ?? '';
    if (recorded === SOME_TEXT || (isObject(recorded) && ANYTHING in recorded)) return [];
    if (typeof recorded === 'string' && typeof ours === 'string') return this.#textDifferences(recorded, ours, path, name);
    if (DURATIONS.has(name)) return typeof recorded === typeof ours ? [] : [differs(path, recorded, ours)];
    if (Array.isArray(recorded) && Array.isArray(ours)) {
      if (recorded.length !== ours.length) return [`${path}: ${recorded.length} items were recorded, ours has ${ours.length}`];
      return recorded.flatMap((item, index) => this.differences(item, ours[index], `${path}.${index}`));
    }
    if (isObject(recorded) && isObject(ours)) {
      const names = new Set([...Object.keys(recorded), ...Object.keys(ours)]);
      return [...names].flatMap((member) => this.differences(recorded[member], ours[member], path ? `${path}.${member}` : member));
    }
    return recorded === ours ? [] : [differs(path, recorded, ours)];
  }

  #textDifferences(recorded: string, ours: string, path: string, name: string): string[] {
    if (WORDS.has(name) || (TIME.test(recorded) && TIME.test(ours)) || (name === 'name' && RANDOM_NAME.test(recorded) && RANDOM_NAME.test(ours))) return [];
    const theirIds = recorded.match(UUID) ?? [];
    const ourIds = ours.match(UUID) ?? [];
    if (theirIds.length === ourIds.length) for (const [index, id] of theirIds.entries()) if (!this.#ids.has(id)) this.#ids.set(id, ourIds[index] ?? id);
    return this.#ours(recorded) === ours ? [] : [differs(path, recorded, ours)];
  }

  #ours(recorded: string): string {
    return recorded.replaceAll(UUID, (id) => this.#ids.get(id) ?? id);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const differs = (path: string, recorded: unknown, ours: unknown): string =>
  `${path}: ${JSON.stringify(recorded)} was recorded, ours is ${JSON.stringify(ours)}`;
