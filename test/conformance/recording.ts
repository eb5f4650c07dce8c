import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One request of the real client and the reply it got from the reference server. Paths are below the workspace. */
export interface Exchange {
  /** Seconds since its scenario began. */
  readonly t?: number;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly reply: unknown;
}

/** An event that the client sent over its socket, between the exchanges. */
export interface SentEvent {
  readonly t?: number;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface Recording {
  readonly about: string;
  /** When its scenario began, where its requests depend on the time. */
  readonly began: string | null;
  readonly steps: readonly (Exchange | SentEvent)[];
}

/** A scenario of the real SDK, in the order in which it was recorded. */
export function loadRecording(scenario: string): Recording {
  const path = fileURLToPath(new URL(`./traffic/${scenario}.jsonl`, import.meta.url));
  const [head, ...steps] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const { about, began } = head as { about: string; began?: string | null };
  return { about, began: began ?? null, steps: steps as Recording['steps'] };
}
