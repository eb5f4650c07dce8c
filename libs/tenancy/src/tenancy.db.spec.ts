import { loadWorkspaceMigrations } from '@app/database';
import { heldBack, testTenancy, type TestTenancy } from '@app/testing';
import { Tenancy } from './tenancy.js';
import { newKey, SecretBox } from './secret-box.js';
import { Workspace } from './workspace.entity.js';

describe('Tenancy', () => {
  let test: TestTenancy;
  beforeAll(async () => (test = await testTenancy()));
  afterAll(() => test.close());

  const schemaExists = async (name: string): Promise<boolean> =>
    (await test.cell.query({ text: 'select 1 from pg_namespace where nspname = $1', values: [name] })).length === 1;
  const reserve = (accountId: string, handle: string) => test.tenancy.reserve(test.control.manager, { accountId, name: handle, handle, description: null });

  it('opens a workspace for its own account and nobody else', async () => {
    const ctx = await test.newWorkspace();
    await expect(test.tenancy.open(ctx.accountId, ctx.workspaceId)).resolves.toMatchObject({ schema: ctx.schema });
    const stranger = await test.newWorkspace();
    await expect(test.tenancy.open(stranger.accountId, ctx.workspaceId)).rejects.toMatchObject({ code: 'workspace.not_found' });
  });

  it('shows nobody a workspace that was reserved and not finished', async () => {
    const { accountId } = await test.newWorkspace();
    const { id } = await reserve(accountId, 'half');
    await expect(test.tenancy.open(accountId, id)).rejects.toMatchObject({ code: 'workspace.not_found' });
    await expect(test.tenancy.openById(id)).resolves.toBeNull();
  });

  it('finishes a workspace whose first try stopped after its schema was made', async () => {
    const { accountId } = await test.newWorkspace();
    const { id, schemaName } = await reserve(accountId, 'again');
    await test.cell.query({ text: `create schema ${schemaName}` });
    await expect(test.tenancy.provision(id)).resolves.toMatchObject({ status: 'ready', schemaVersion: test.tenancy.currentVersion });
  });

  it('has nothing of a creation whose connection broke in the middle, and finishes it when told to again', async () => {
    const { accountId } = await test.newWorkspace();
    const { id, schemaName } = await reserve(accountId, 'broken');
    const slow = { version: test.tenancy.currentVersion + 1, name: 'slow', sql: () => `select pg_sleep(60)` };
    const slowTenancy = new Tenancy(test.control, new Map([['main', test.cell]]), new SecretBox(newKey()), [...loadWorkspaceMigrations(), slow]);
    const making = slowTenancy.provision(id);
    const breaking = (async () => {
      const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
      while ((await test.control.query<object[]>(kill)).length === 0);
    })();
    await expect(making).rejects.toMatchObject({ code: 'database.unavailable' });
    await breaking;
    expect(await schemaExists(schemaName)).toBe(false);
    await expect(test.tenancy.open(accountId, id)).rejects.toMatchObject({ code: 'workspace.not_found' });
    await test.tenancy.provision(id);
    await expect(test.tenancy.open(accountId, id)).resolves.toMatchObject({ schema: schemaName });
  });

  it('gives the handle of a creation that was given up free at once, and keeps one that is finished', async () => {
    const { accountId, workspaceId } = await test.newWorkspace();
    const { id } = await reserve(accountId, 'retry');
    await test.tenancy.abandon(id);
    await expect(test.tenancy.provision(id)).rejects.toMatchObject({ code: 'workspace.not_found' });
    await reserve(accountId, 'retry');
    await test.tenancy.abandon(workspaceId);
    await expect(test.tenancy.open(accountId, workspaceId)).resolves.toMatchObject({ workspaceId });
  });

  it('does not keep a placement that changed while it was read', async () => {
    const { accountId, workspaceId } = await test.newWorkspace();
    const key = newKey();
    await test.control.manager.update(Workspace, { id: workspaceId }, { wrappedKey: new SecretBox(key).seal(newKey(), workspaceId) });
    const slow = heldBack(test.control);
    const replica = new Tenancy(slow.control, new Map([['main', test.cell]]), new SecretBox(key));
    const opening = replica.open(accountId, workspaceId);
    await slow.hasRead;
    await test.tenancy.close(test.control.manager, accountId, workspaceId);
    replica.dropCached(workspaceId);
    slow.goOn();
    await opening;
    await expect(replica.open(accountId, workspaceId)).rejects.toMatchObject({ code: 'workspace.not_found' });
  });

  it('gives a handle to one workspace of an account at a time', async () => {
    const ctx = await test.newWorkspace();
    const { id } = await reserve(ctx.accountId, 'taken');
    await expect(reserve(ctx.accountId, 'taken')).rejects.toMatchObject({ code: 'workspace.handle_taken' });
    await test.tenancy.provision(id);
    await test.tenancy.close(test.control.manager, ctx.accountId, id);
    await expect(reserve(ctx.accountId, 'taken')).resolves.toMatchObject({ handle: 'taken' });
  });

  it('removes a closed workspace with all it held, and only once it is closed', async () => {
    const ctx = await test.newWorkspace();
    await test.tenancy.removeWorkspace(ctx.workspaceId);
    expect(await schemaExists(ctx.schema)).toBe(true);
    expect(await test.tenancy.close(test.control.manager, ctx.accountId, ctx.workspaceId)).toBe(true);
    await expect(test.tenancy.open(ctx.accountId, ctx.workspaceId)).rejects.toMatchObject({ code: 'workspace.not_found' });
    expect(await test.tenancy.listRemovable()).toContainEqual({ workspaceId: ctx.workspaceId });
    await Promise.all([test.tenancy.removeWorkspace(ctx.workspaceId), test.tenancy.removeWorkspace(ctx.workspaceId)]);
    expect(await schemaExists(ctx.schema)).toBe(false);
    expect(await test.control.manager.existsBy(Workspace, { id: ctx.workspaceId })).toBe(false);
  });

  it('cleans away a creation that was abandoned', async () => {
    const { accountId } = await test.newWorkspace();
    const { id } = await reserve(accountId, 'abandoned');
    expect(await test.tenancy.listRemovable()).not.toContainEqual({ workspaceId: id });
    await test.control.manager.update(Workspace, { id }, { statusSince: new Date(Date.now() - 3_600_000) });
    expect(await test.tenancy.listRemovable()).toContainEqual({ workspaceId: id });
    await test.tenancy.removeWorkspace(id);
    expect(await test.control.manager.existsBy(Workspace, { id })).toBe(false);
  });

  it('refuses to open secrets with another installation’s key', async () => {
    const ctx = await test.newWorkspace();
    const elsewhere = new Tenancy(test.control, new Map([['main', test.cell]]), new SecretBox(newKey()));
    await expect(elsewhere.open(ctx.accountId, ctx.workspaceId)).rejects.toThrow();
    expect(ctx.secrets.open(ctx.secrets.seal(Buffer.from('s3cret'), 'a'), 'a').toString()).toBe('s3cret');
  });
});
