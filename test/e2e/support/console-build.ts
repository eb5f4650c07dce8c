import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Connection, ROOT } from './server.js';

export const NOWHERE = '11111111-1111-4111-8111-111111111111';

/** An address of each page that the console's own list has. `things`: by the part of the path, what it is to show; others are not there. */
export function pageAddresses({ account_id, workspace_id }: Connection, things: Readonly<Record<string, string>> = {}): string[] {
  const [ofWorkspace = '', ofViewer = ''] = readFileSync(join(ROOT, 'console/src/pages.ts'), 'utf8').split('VIEWER_PAGES = ');
  const pathsIn = (text: string): string[] => [...text.matchAll(/\bpage\('([^']+)'/g)].map(([, path = '']) => path);
  const home = `/account/${account_id}/workspace/${workspace_id}`;
  return [...pathsIn(ofWorkspace).map((path) => `${home}/${path}`), ...pathsIn(ofViewer).map((path) => `/${path}`)].map((path) =>
    Object.entries(things)
      .reduce((filled, [part, thing]) => filled.replace(part, thing), path)
      .replace(':accountId', account_id)
      .replace(/:day\b/, '2026-01-31')
      .replaceAll(/:\w+/g, NOWHERE),
  );
}

/** What the build is made of, at its address. */
export const builtAssets = (): string[] => readdirSync(join(ROOT, 'console/dist/assets')).map((name) => `/assets/${name}`);

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Bytes of code and style, compressed, by what brings them: the first page by `index.html`, every other part by its source, without what the first page brought. */
export function builtWeights(): Record<string, number> {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'console/dist/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const weights = new Map<string, number>();
  const weigh = (file: string): number => {
    const known = weights.get(file) ?? gzipSync(readFileSync(join(ROOT, 'console/dist', file))).length;
    weights.set(file, known);
    return known;
  };
  const filesOf = (name: string, seen = new Set<string>()): Set<string> => {
    const chunk = manifest[name];
    if (!chunk || seen.has(chunk.file)) return seen;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
    for (const other of chunk.imports ?? []) filesOf(other, seen);
    return seen;
  };
  const first = filesOf('index.html');
  const parts = Object.entries(manifest).filter(([, { isDynamicEntry }]) => isDynamicEntry);
  const sum = (files: Iterable<string>): number => [...files].reduce((bytes, file) => bytes + weigh(file), 0);
  return Object.fromEntries([
    ['index.html', sum(first)],
    ...parts.map(([name]) => [name, sum([...filesOf(name)].filter((file) => !first.has(file)))] as const),
  ]);
}
