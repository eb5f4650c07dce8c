import type { Config } from '@app/config';
import { Fault } from '@app/faults';
import { migrateFleet } from '@app/tenancy';
import { withPlatform } from './operator.js';

/** The control schema comes up to date with the platform; the workspaces follow, several at a time. */
export async function migrate(config: Config): Promise<void> {
  await withPlatform(config, async ({ platform: { tenancy } }) => {
    const { migrated, failed } = await migrateFleet(tenancy, {
      onProgress: (progress) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${progress.migrated} workspaces brought up to date, ${progress.failed.length} failed`);
      },
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    for (const { workspaceId, error } of failed) process.stderr.write(`${workspaceId}: ${error instanceof Error ? error.message : String(error)}\n`);
    if (failed.length > 0)
      throw new Fault(
        'workspace.unavailable',
        `${failed.length} workspaces could not be brought up to date; ${migrated} were. Run it again once their trouble is mended.`,
      );
    process.stdout.write(`Up to date: ${migrated} workspaces were migrated.\n`);
  });
}
