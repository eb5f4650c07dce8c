import { networkInterfaces } from 'node:os';
import type { Config } from '@app/config';

/** What PREFECT_CLOUD_API_URL has to be. `listening` is where the server answers on this machine. */
export const apiUrlOf = (config: Pick<Config, 'publicUrl'>, listening: string): string => `${config.publicUrl ?? listening}/api`;

/** Where a server that listens there answers programs on this machine. */
export function listeningUrl({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return addressOf(isEverywhere(host) ? '127.0.0.1' : host, port);
}

/** Where other machines may reach it: its address in each network, when it listens everywhere. */
export function networkUrls({ host }: Pick<Config, 'host'>, port: number | string): string[] {
  if (!isEverywhere(host)) return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => addressOf(address, port));
}

/** What PREFECT_API_URL has to be for one workspace. */
export const workspaceApiUrl = (api: string, accountId: string, workspaceId: string): string => `${api}/accounts/${accountId}/workspaces/${workspaceId}`;

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

const addressOf = (host: string, port: number | string): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
