import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One request of the real client and the reply it got from the reference server. Paths are below the workspace. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly reply: unknown;
}

/** An event that the client sent over its socket, between the exchanges. */
export interface SentEvent {
  readonly event: Readonly<Record<string, unknown>>;
}

export interface Recording {
  readonly about: string;
  readonly steps: readonly (Exchange | SentEvent)[];
}

/** A scenario of the real SDK, in the order in which it was recorded. */
export function loadRecording(scenario: string): Recording {
  const path = fileURLToPath(new URL(`./traffic/${scenario}.jsonl`, import.meta.url));
  const [head, ...steps] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return { about: (head as { about: string }).about, steps: steps as Recording['steps'] };
}
