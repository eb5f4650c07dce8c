import type { Config } from '@app/config';

/** What PREFECT_CLOUD_API_URL has to be. `listening` is where the server answers on this machine. */
export const apiUrlOf = (config: Pick<Config, 'publicUrl'>, listening: string): string => `${config.publicUrl ?? listening.replace(/\/$/, '')}/api`;

/** Where a server of this configuration answers, or would. */
export function listeningUrl({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** What PREFECT_API_URL has to be for one workspace. */
export const workspaceApiUrl = (api: string, accountId: string, workspaceId: string): string => `${api}/accounts/${accountId}/workspaces/${workspaceId}`;
