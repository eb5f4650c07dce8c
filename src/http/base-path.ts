import type { Config } from '@app/config';

/** The path that the public address puts before everything, such as /eparch; empty for none. */
export const basePathOf = ({ publicUrl }: Pick<Config, 'publicUrl'>): string => (publicUrl ? new URL(publicUrl).pathname.replace(/\/+$/, '') : '');

/** The address as the routes know it: some proxies take the path away before they hand a request on, others leave it. */
export function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}
