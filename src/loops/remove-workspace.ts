import { defineJob, type JobQueue } from '@app/queue';
import type { Logger } from '@app/telemetry';
import { Tenancy } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { WorkspaceRemovals } from '../control/workspaces/workspace-removals.js';
import { LOGGER } from '../platform.module.js';
import { JOB_QUEUE } from './job-queue.js';

const isRemoval = (value: unknown): value is { workspaceId: string } =>
  typeof value === 'object' && value !== null && 'workspaceId' in value && typeof value.workspaceId === 'string';

/** Dropping a large schema takes its time and may meet locks: hours of tries before somebody has to look. */
export const removeWorkspace = defineJob<{ workspaceId: string }>({
  name: 'remove-workspace',
  attemptsMax: 12,
  backoffMs: 1_000,
  parse: (value) => (isRemoval(value) ? value : null),
});

/** Finds closed workspaces whose removal a crash lost between the commit and the queue, and creations that were abandoned. */
export const sweepWorkspaces = defineJob<object>({
  name: 'sweep-workspaces',
  attemptsMax: 1,
  backoffMs: 0,
  parse: (value) => (typeof value === 'object' ? value : null),
});

const SWEEP_EVERY_MS = 60_000;

/** Removes what closed workspaces leave behind. */
@Injectable()
export class RemoveWorkspaceDuty extends WorkspaceRemovals {
  constructor(
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    private readonly tenancy: Tenancy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  override async request(workspaceId: string): Promise<void> {
    try {
      await this.#add(workspaceId);
    } catch (error) {
      // It is closed all the same, and who closed it has no use for this trouble: the next sweep finds it.
      this.logger.warn({ workspaceId, err: error }, 'The removal of a workspace waits for the next sweep.');
    }
  }

  /** Takes the work on in this process. */
  async register(): Promise<void> {
    this.queue.handle(removeWorkspace, ({ workspaceId }) => this.tenancy.removeWorkspace(workspaceId));
    this.queue.handle(sweepWorkspaces, () => this.sweep());
    await this.queue.every(sweepWorkspaces, SWEEP_EVERY_MS, {});
  }

  async sweep(): Promise<void> {
    for (const { workspaceId } of await this.tenancy.listRemovable()) await this.#add(workspaceId);
  }

  async #add(workspaceId: string): Promise<void> {
    await this.queue.add(removeWorkspace, { workspaceId }, { dedupeKey: workspaceId, owner: removeWorkspace.name });
  }
}
