/** Remembers, for whoever gives leases, that they run out. Whoever wants their slots does not need it; whoever reads how many are taken does. */
export abstract class LeaseReminders {
  /** Leases of the workspace run out at this time. Returns at once and never throws. */
  abstract remind(workspaceId: string, dueAt: Date): void;
}
