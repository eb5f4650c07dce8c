export type { Asker } from './asker.js';
export { migrateFleet, type FleetOptions, type FleetProgress } from './fleet-migrator.js';
export { loadInstallationKey } from './installation-key.js';
export { newKey, SecretBox } from './secret-box.js';
export { Tenancy, type NewWorkspace } from './tenancy.js';
export { asService, type WorkspaceContext } from './workspace-context.js';
export { Workspace, type WorkspaceStatus } from './workspace.entity.js';
