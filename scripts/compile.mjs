// TypeScript to JavaScript, file by file: types are checked elsewhere, so this takes a second.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

/** Compiles the folders' TypeScript below `out`, with source maps, as .swcrc says. Specs are left out. */
export async function compile(root, folders, out) {
  const sources = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)));
  await Promise.all(
    sources
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => compileFile(root, file, join(root, out, file.replace(/\.ts$/, '.js')))),
  );
}

async function compileFile(root, file, target) {
  const { code, map } = await transformFile(join(root, file), { cwd: root, swcrc: true });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
  if (map) writeFileSync(`${target}.map`, map);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [root, out, ...folders] = process.argv.slice(2);
  await compile(root, folders, out);
}
