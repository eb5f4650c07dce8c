import { setTimeout as sleep } from 'node:timers/promises';
import type { Tenancy } from './tenancy.js';

export interface FleetProgress {
  readonly migrated: number;
  readonly failed: readonly { workspaceId: string; error: unknown }[];
}

export interface FleetOptions {
  /** Schemas worked on at once. */
  parallel?: number;
  onProgress?: (progress: FleetProgress) => void;
  signal?: AbortSignal;
}

const PAGE = 500;
/** A schema that is in use refuses its lock after 200 ms and lets its readers through; most are free a moment later. */
const TRIES = 5;
const PAUSE_MS = 250;

/**
 * Brings every workspace up to date, oldest id first. What is done is recorded with each schema,
 * so that after a crash the next run goes on where this one stopped. One that fails does not stop the others.
 */
export async function migrateFleet(tenancy: Tenancy, { parallel = 4, onProgress, signal }: FleetOptions = {}): Promise<FleetProgress> {
  const failed: { workspaceId: string; error: unknown }[] = [];
  let migrated = 0;
  let after: string | undefined;
  for (;;) {
    const page = await tenancy.listBehind(PAGE, after);
    if (page.length === 0 || signal?.aborted) return { migrated, failed };
    after = page.at(-1);
    const waiting = [...page];
    const worker = async (): Promise<void> => {
      for (let workspaceId = waiting.shift(); workspaceId !== undefined && !signal?.aborted; workspaceId = waiting.shift()) {
        const error = await migrateWithPatience(tenancy, workspaceId);
        if (error === null) migrated += 1;
        else failed.push({ workspaceId, error });
        onProgress?.({ migrated, failed });
      }
    };
    await Promise.all(Array.from({ length: parallel }, worker));
  }
}

async function migrateWithPatience(tenancy: Tenancy, workspaceId: string): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      await tenancy.migrate(workspaceId);
      return null;
    } catch (error) {
      if (attempt >= TRIES) return error;
      await sleep(PAUSE_MS * attempt);
    }
  }
}
