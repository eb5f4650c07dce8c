import type { Broadcast } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { BROADCAST } from '../../platform.module.js';
import { LimitsRepository } from './limits.repository.js';

/** What of a workspace is limited. */
interface Limited {
  readonly tags: ReadonlySet<string>;
  readonly deployments: ReadonlySet<string>;
}

const WORKSPACES_MAX = 10_000;
/** Bounds how long a limit goes unnoticed whose news were lost. */
const BELIEVE_MS = 30_000;

/** Which tags and deployments have limits, so that the runs of all others pay nothing for those that do. */
@Injectable()
export class KnownLimits {
  readonly #limited = new LRUCache<string, Promise<Limited>>({ max: WORKSPACES_MAX, ttl: BELIEVE_MS });

  constructor(
    private readonly limits: LimitsRepository,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {
    broadcast.subscribe('limits-changed', ({ workspaceId }) => void this.#limited.delete(workspaceId));
    broadcast.subscribe('resync', () => this.#limited.clear());
  }

  /** To be called once it is committed that a tag or a deployment got a limit or lost it. */
  changed({ workspaceId }: WorkspaceContext): void {
    this.broadcast.publish('limits-changed', { workspaceId });
  }

  /** Those of the tags that have a limit. */
  async tagsAmong(ctx: WorkspaceContext, tags: readonly string[]): Promise<string[]> {
    const limited = await this.#of(ctx);
    return [...new Set(tags)].filter((tag) => limited.tags.has(tag));
  }

  async isDeploymentLimited(ctx: WorkspaceContext, deploymentId: string): Promise<boolean> {
    return (await this.#of(ctx)).deployments.has(deploymentId);
  }

  #of(ctx: WorkspaceContext): Promise<Limited> {
    const known = this.#limited.get(ctx.workspaceId);
    if (known) return known;
    const asked = this.#load(ctx);
    this.#limited.set(ctx.workspaceId, asked);
    // What failed is asked again, by whoever comes next.
    asked.catch(() => this.#limited.peek(ctx.workspaceId) === asked && this.#limited.delete(ctx.workspaceId));
    return asked;
  }

  async #load(ctx: WorkspaceContext): Promise<Limited> {
    const rows = await this.limits.listLimited(ctx);
    return {
      tags: new Set(rows.flatMap(({ tag }) => tag ?? [])),
      deployments: new Set(rows.flatMap(({ deployment }) => deployment ?? [])),
    };
  }
}
