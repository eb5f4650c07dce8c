// Two processes of Eparch on one database for ten minutes, one of them killed halfway: was anything lost or done twice? `npm run soak -- --help` says how.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { compile } from './compile.mjs';

const root = join(import.meta.dirname, '..', '/');
const out = join('.cache', 'soak');
if (!(await buildIfStale(root))) process.exit(1);
rmSync(join(root, out), { recursive: true, force: true });
await compile(root, ['libs', 'migrations', 'test/bench', 'test/soak'], out);
await import(join(root, out, 'test', 'soak', 'main.js'));
