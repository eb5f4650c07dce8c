import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's folder: these files also run compiled, from elsewhere in it. */
export const ROOT = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package-lock.json')) ? folder : rootAbove(dirname(folder));
}
