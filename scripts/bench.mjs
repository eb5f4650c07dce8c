// Measures a running Eparch, and `prefect server` beside it when asked to. `npm run bench -- --help` says how.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { compile } from './compile.mjs';

const root = join(import.meta.dirname, '..', '/');
const out = join('.cache', 'bench');
if (!(await buildIfStale(root))) process.exit(1);
rmSync(join(root, out), { recursive: true, force: true });
await compile(root, ['libs', 'migrations', 'src', 'test/bench', 'test/e2e/support'], out);
await import(join(root, out, 'test', 'bench', 'main.js'));
