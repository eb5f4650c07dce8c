import { existsSync, readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { consoleFolder } from '../http/console.js';

/** Of queries that others have registered by sending them once. */
const KEPT_MAX = 1_000;
const KEPT_CHARACTERS_MAX = 4 * 1024 * 1024;
/** What Apollo puts before each hash. */
const PREFIX = /^apq:/;

/** Texts of queries by their SHA-256: those of the console that this server serves, and what clients have sent lately. */
export class PersistedQueries {
  readonly #ours: ReadonlyMap<string, string>;
  readonly #kept = new LRUCache<string, string>({ max: KEPT_MAX, maxSize: KEPT_CHARACTERS_MAX, sizeCalculation: ({ length }) => length + 1 });

  constructor(folder: string | null = consoleFolder()) {
    const file = `${folder ?? ''}persisted-queries.json`;
    const texts = folder !== null && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
    this.#ours = new Map(Object.entries(texts));
  }

  async get(key: string): Promise<string | undefined> {
    const hash = key.replace(PREFIX, '');
    return this.#ours.get(hash) ?? this.#kept.get(hash);
  }

  async set(key: string, text: string): Promise<void> {
    this.#kept.set(key.replace(PREFIX, ''), text);
  }

  async delete(key: string): Promise<boolean> {
    return this.#kept.delete(key.replace(PREFIX, ''));
  }
}
