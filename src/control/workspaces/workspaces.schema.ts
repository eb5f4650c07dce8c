import type { Workspace } from '@app/tenancy';
import { Type, type Static } from '@sinclair/typebox';

const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

/** Clients of the hosted API send members that mean nothing here; those they rely on are listed. */
export const WorkspaceCreate = Type.Object({ name: Type.String(), handle: Type.String(), description: Nullable(Type.String()) });
export type WorkspaceCreate = Static<typeof WorkspaceCreate>;

export const WorkspaceUpdate = Type.Object({ name: Nullable(Type.String()), handle: Nullable(Type.String()), description: Nullable(Type.String()) });
export type WorkspaceUpdate = Static<typeof WorkspaceUpdate>;

const Anys = Type.Optional(Type.Union([Type.Object({ any_: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])) }), Type.Null()]));
export const WorkspaceQuery = Type.Object({
  workspaces: Type.Optional(Type.Union([Type.Object({ id: Anys, name: Anys, handle: Anys }), Type.Null()])),
  limit: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 200 }), Type.Null()])),
  offset: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
});
export type WorkspaceQuery = Static<typeof WorkspaceQuery>;

export const toWorkspaceReply = (workspace: Workspace) => ({
  id: workspace.id,
  created: workspace.created.toISOString(),
  updated: workspace.updated.toISOString(),
  account_id: workspace.accountId,
  name: workspace.name,
  handle: workspace.handle,
  description: workspace.description,
  default_workspace_role_id: null,
  is_public: false,
});
