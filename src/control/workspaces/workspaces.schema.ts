import type { Workspace } from '@app/tenancy';
import { Maybe, Text, Uuid } from '@app/contract';
import { Type, type Static, type TSchema } from '@sinclair/typebox';

/** Clients of the hosted API send members that mean nothing here; those they rely on are listed. */
export const WorkspaceCreate = Type.Object({ name: Text, handle: Text, description: Maybe(Text) });
export type WorkspaceCreate = Static<typeof WorkspaceCreate>;

export const WorkspaceUpdate = Type.Object({ name: Maybe(Text), handle: Maybe(Text), description: Maybe(Text) });
export type WorkspaceUpdate = Static<typeof WorkspaceUpdate>;

const anyOf = <T extends TSchema>(value: T) => Maybe(Type.Object({ any_: Maybe(Type.Array(value)) }));
export const WorkspaceQuery = Type.Object({
  workspaces: Maybe(Type.Object({ id: anyOf(Uuid), name: anyOf(Text), handle: anyOf(Text) })),
  limit: Maybe(Type.Integer({ minimum: 0, maximum: 200 })),
  offset: Maybe(Type.Integer({ minimum: 0 })),
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
