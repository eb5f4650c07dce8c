/** Where a closed workspace is handed over to have its data removed. The loops fulfil it. */
export abstract class WorkspaceRemovals {
  /** Returns once the request will survive a crash, or is sure to be found by the next sweep. */
  abstract request(workspaceId: string): Promise<void>;
}
