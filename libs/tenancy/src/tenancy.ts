import { randomUUID } from 'node:crypto';
import {
  createWorkspaceSchema,
  dropWorkspaceSchema,
  loadWorkspaceMigrations,
  migrateWorkspaceSchema,
  violatedConstraint,
  type Cell,
  type Cluster,
  type Schema,
  type WorkspaceMigration,
  type Wrote,
} from '@app/database';
import { Fault } from '@app/faults';
import { LRUCache } from 'lru-cache';
import { In, LessThan, type DataSource, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newKey, SecretBox } from './secret-box.js';
import type { WorkspaceContext } from './workspace-context.js';
import { Workspace } from './workspace.entity.js';

export interface NewWorkspace {
  accountId: string;
  name: string;
  handle: string;
  description: string | null;
}

/** How long a replica may serve a placement it has not heard news of: the bound when a broadcast is lost. */
const PLACEMENT_TTL_MS = 30_000;
/** So long one look at the clock is good for: a cache that looks more often sets a timer for each. */
const CLOCK_MS = 100;
const PLACEMENTS_MAX = 10_000;
/** After this long a creation is taken for abandoned; the slowest took seconds. */
const ABANDONED_AFTER_MS = 10 * 60_000;

/** Maps a workspace to its place, and alone makes and removes these places. */
export class Tenancy {
  readonly #contexts = new LRUCache<string, WorkspaceContext>({ max: PLACEMENTS_MAX, ttl: PLACEMENT_TTL_MS, ttlResolution: CLOCK_MS });
  /** Counts the times that something was forgotten: what was read before may be what changed, and is not kept. */
  #forgotten = 0;

  /** `cells` by name; new workspaces go to the first. `installationKey` wraps the workspaces' own keys. `wrote`: see `SchemaContext`. */
  constructor(
    private readonly control: DataSource,
    private readonly cells: ReadonlyMap<string, Cluster>,
    private readonly installationKey: SecretBox,
    private readonly migrations: readonly WorkspaceMigration[] = loadWorkspaceMigrations(),
    private readonly wrote: (workspaceId: string, ...told: Parameters<Wrote>) => void = () => undefined,
  ) {}

  /** The version that a workspace's schema has once it is up to date. */
  get currentVersion(): number {
    return this.migrations.length;
  }

  /**
   * Leave to use a workspace. Faults with `workspace.not_found` for one that is not there, not ready, or not the account's.
   * Says nothing about who is asking: that is for the caller to have settled.
   */
  async open(accountId: string, workspaceId: string): Promise<WorkspaceContext> {
    const ctx = this.#contexts.get(workspaceId) ?? (await this.#load(workspaceId));
    if (ctx?.accountId !== accountId) throw new Fault('workspace.not_found', `There is no workspace ${workspaceId} in this account.`);
    return ctx;
  }

  /** For background work, which knows no account. Null when the workspace is gone. */
  async openById(workspaceId: string): Promise<WorkspaceContext | null> {
    return this.#contexts.get(workspaceId) ?? this.#load(workspaceId);
  }

  /** Forgets what is cached about a workspace; called when another replica changed it. */
  dropCached(workspaceId: string): void {
    this.#forgotten += 1;
    this.#contexts.delete(workspaceId);
  }

  dropAllCached(): void {
    this.#forgotten += 1;
    this.#contexts.clear();
  }

  /**
   * Reserves the handle and the place. The workspace is not there for anyone until `provision` has run;
   * a crash in between leaves a row that the removal duty cleans away. Faults with `workspace.handle_taken`.
   */
  async reserve(manager: EntityManager, { accountId, name, handle, description }: NewWorkspace): Promise<Workspace> {
    const id = randomUUID();
    const cell = this.cells.keys().next().value;
    if (cell === undefined) throw new Error('No cell to place a workspace in.');
    const schemaName = schemaNameOf(id);
    const wrappedKey = this.installationKey.seal(newKey(), id);
    try {
      await manager.insert(Workspace, { id, accountId, name, handle, description, status: 'creating', cell, schemaName, schemaVersion: 0, wrappedKey });
    } catch (error) {
      if (violatedConstraint(error) !== 'workspace_handle_key') throw error;
      throw new Fault('workspace.handle_taken', `This account already has a workspace with the handle ${handle}. Choose another handle.`, {
        fields: [{ path: ['handle'], message: 'This handle is taken in this account.', type: 'taken' }],
      });
    }
    return manager.findOneByOrFail(Workspace, { id });
  }

  /** Makes the schema of a reserved workspace and opens its doors. Repeating it after a failure is safe. */
  async provision(workspaceId: string): Promise<Workspace> {
    const workspace = await this.#find(workspaceId);
    if (!workspace || workspace.status === 'deleting') throw new Fault('workspace.not_found', `There is no workspace ${workspaceId}.`);
    if (workspace.status === 'ready') return workspace;
    const cell = this.#cell(workspace);
    // A try that got as far as the schema but not to `ready` is started over.
    await dropWorkspaceSchema(cell, schemaOf(workspace));
    await createWorkspaceSchema(cell, schemaOf(workspace), this.migrations);
    const update = await this.control.manager.update(
      Workspace,
      { id: workspaceId, status: 'creating' },
      { status: 'ready', statusSince: new Date(), schemaVersion: this.currentVersion },
    );
    if (update.affected !== 1) {
      await dropWorkspaceSchema(cell, schemaOf(workspace));
      throw new Fault('workspace.not_found', `Workspace ${workspaceId} was deleted while it was made.`);
    }
    return this.control.manager.findOneByOrFail(Workspace, { id: workspaceId });
  }

  /** Gives a reserved workspace up, and its handle free. */
  async abandon(workspaceId: string): Promise<void> {
    await this.control.manager.update(Workspace, { id: workspaceId, status: 'creating' }, { status: 'deleting', statusSince: new Date() });
  }

  /** From now on the workspace is not found; its data goes when `remove` runs. False when there was none. */
  async close(manager: EntityManager, accountId: string, workspaceId: string): Promise<boolean> {
    const update = await manager.update(
      Workspace,
      { id: workspaceId, accountId, status: 'ready' },
      { status: 'deleting', statusSince: new Date(), updated: new Date() },
    );
    this.dropCached(workspaceId);
    return update.affected === 1;
  }

  /** Closed workspaces, and those whose creation was abandoned. */
  async listRemovable(): Promise<{ workspaceId: string }[]> {
    const rows = await this.control.manager.find(Workspace, {
      select: { id: true },
      where: removable(),
      order: { statusSince: 'ASC' },
      take: 1000,
    });
    return rows.map(({ id }) => ({ workspaceId: id }));
  }

  /** Removes what a closed or abandoned workspace leaves behind. Does nothing to any other; repeating it is safe. */
  async removeWorkspace(workspaceId: string): Promise<void> {
    const workspace = await this.control.manager.findOneBy(Workspace, removable({ id: workspaceId }));
    if (!workspace) return;
    // An abandoned creation is closed first, so that one which was only slow finds out.
    await this.control.manager.update(Workspace, { id: workspaceId }, { status: 'deleting' });
    await dropWorkspaceSchema(this.#cell(workspace), schemaOf(workspace));
    await this.control.manager.delete(Workspace, { id: workspaceId, status: 'deleting' });
  }

  /** The ready workspaces of one account. Says nothing about who is asking. */
  async listIn(accountId: string): Promise<string[]> {
    const rows = await this.control.manager.find(Workspace, { select: { id: true }, where: { accountId, status: 'ready' }, order: { id: 'ASC' } });
    return rows.map(({ id }) => id);
  }

  /** The ready workspaces of one of `slices` parts, which together are all of them. */
  async listReady(slice: number, slices: number): Promise<string[]> {
    const query = this.control.manager
      .createQueryBuilder(Workspace, 'workspace')
      .select('workspace.id')
      .where('workspace.status = :ready and (hashtext(workspace.id::text) & 2147483647) % :slices = :slice', { ready: 'ready', slice, slices });
    return (await query.getMany()).map(({ id }) => id);
  }

  /** Ready workspaces among those whose schemas `find` names, asked of each cell: for duties that a cell's catalog tells where there is something to do. */
  async listBySchemas(find: (cell: Cell) => Promise<readonly string[]>): Promise<{ workspaceId: string }[]> {
    const found = await Promise.all([...this.cells].map(async ([cell, at]) => ({ cell, schemaName: In([...(await find(at))]), status: 'ready' as const })));
    const rows = await this.control.manager.find(Workspace, { select: { id: true }, where: found, order: { id: 'ASC' } });
    return rows.map(({ id }) => ({ workspaceId: id }));
  }

  /** Ready workspaces whose schema is older than this program, at most `limit` of them. */
  async listBehind(limit: number, afterId?: string): Promise<string[]> {
    const query = this.control.manager
      .createQueryBuilder(Workspace, 'workspace')
      .select('workspace.id')
      .where('workspace.status = :ready and workspace.schemaVersion < :version', { ready: 'ready', version: this.currentVersion })
      .orderBy('workspace.id')
      .take(limit);
    if (afterId) query.andWhere('workspace.id > :afterId', { afterId });
    return (await query.getMany()).map(({ id }) => id);
  }

  /** Brings one workspace's schema up to date. Repeating it, also at the same time, is safe. */
  async migrate(workspaceId: string): Promise<void> {
    const workspace = await this.#find(workspaceId);
    if (!workspace || workspace.status !== 'ready' || workspace.schemaVersion >= this.currentVersion) return;
    const schemaVersion = await migrateWorkspaceSchema(this.#cell(workspace), schemaOf(workspace), this.migrations);
    await this.control.manager.update(Workspace, { id: workspaceId }, { schemaVersion });
    this.dropCached(workspaceId);
  }

  async #load(workspaceId: string): Promise<WorkspaceContext | null> {
    const forgotten = this.#forgotten;
    const workspace = await this.#find(workspaceId);
    if (!workspace || workspace.status !== 'ready') return null;
    // What is made while the workspace is used is nothing to wait for.
    if (this.migrations.slice(workspace.schemaVersion).some(({ online }) => !online)) await this.migrate(workspaceId);
    const ctx: WorkspaceContext = {
      accountId: workspace.accountId,
      workspaceId,
      schema: schemaOf(workspace),
      cell: this.#cell(workspace),
      secrets: new SecretBox(this.installationKey.open(workspace.wrappedKey, workspaceId)),
      wrote: (table, ids) => this.wrote(workspaceId, table, ids),
    };
    if (forgotten === this.#forgotten) this.#contexts.set(workspaceId, ctx);
    return ctx;
  }

  async #find(workspaceId: string): Promise<Workspace | null> {
    return this.control.manager.findOneBy(Workspace, { id: workspaceId });
  }

  #cell(workspace: Workspace): Cluster {
    const cell = this.cells.get(workspace.cell);
    if (!cell) throw new Fault('workspace.unavailable', `The database cell ${workspace.cell} of this workspace is not configured here.`);
    return cell;
  }
}

const removable = (narrow: FindOptionsWhere<Workspace> = {}): FindOptionsWhere<Workspace>[] => [
  { ...narrow, status: 'deleting' },
  { ...narrow, status: 'creating', statusSince: LessThan(new Date(Date.now() - ABANDONED_AFTER_MS)) },
];

const schemaNameOf = (workspaceId: string): string => `ws_${workspaceId.replaceAll('-', '')}`;

/** The one place where text becomes a Schema. */
function schemaOf(workspace: Workspace): Schema {
  if (!/^ws_[0-9a-f]{32}$/.test(workspace.schemaName)) throw new Error(`${workspace.schemaName} is no workspace schema.`);
  return workspace.schemaName as Schema;
}
