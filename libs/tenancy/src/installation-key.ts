import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '@app/config';
import { newKey, SecretBox } from './secret-box.js';

const FILE = 'secret.key';

/** The key that wraps all others: from the configuration, else from the data folder, where the first start makes it. */
export async function loadInstallationKey(config: Pick<Config, 'secretKey' | 'dataDir'>): Promise<SecretBox> {
  if (config.secretKey) return new SecretBox(Buffer.from(config.secretKey, 'base64'));
  const path = join(config.dataDir, FILE);
  const text = (await readIfThere(path)) ?? (await makeKeyFile(config.dataDir, path));
  return new SecretBox(Buffer.from(text.trim(), 'base64'));
}

async function makeKeyFile(folder: string, path: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const text = newKey().toString('base64');
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(`${text}\n`);
    await file.sync();
    await file.close();
    return text;
  } catch (error) {
    // Another process that starts at the same moment made it first: use that one.
    if (!isCode(error, 'EEXIST')) throw error;
    await chmod(path, 0o600);
    return readFile(path, 'utf8');
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
