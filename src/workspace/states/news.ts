import type { Broadcast } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { BROADCAST } from '../../platform.module.js';

/** Which part of a flow run is new: its state, or that of its task runs. */
export type Part = 's' | 't';
export type Moved = readonly [flowRunId: string | null, part: Part];

/** Tells whoever is watching, on every replica, which flow runs moved. Called once it is committed. */
@Injectable()
export class News {
  constructor(@Inject(BROADCAST) private readonly broadcast: Broadcast) {}

  /** Task runs wait for whoever serves these tasks. */
  tellQueued(ctx: WorkspaceContext, taskKeys: readonly string[]): void {
    for (const taskKey of new Set(taskKeys.map(shortKey))) this.broadcast.publish('tasks-queued', { workspaceId: ctx.workspaceId, taskKey });
  }

  /** Null: a task run that is a part of none. */
  tell({ workspaceId }: WorkspaceContext, moved: readonly Moved[]): void {
    const runs: Record<string, string> = {};
    for (const [id, part] of moved) if (id !== null && !runs[id]?.includes(part)) runs[id] = (runs[id] ?? '') + part;
    if (Object.keys(runs).length > 0) this.broadcast.publish('runs-moved', { workspaceId, runs });
    if (moved.some(([id]) => id === null)) this.broadcast.publish('rows-changed', { workspaceId, table: 'task_run', ids: null });
  }
}

const KEY_CHARACTERS_MAX = 100;

/** As much of a task's key as news carry. */
export const shortKey = (taskKey: string): string => taskKey.slice(0, KEY_CHARACTERS_MAX);
