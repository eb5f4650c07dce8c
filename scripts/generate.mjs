// Writes what can be derived from the code: `npm run gen`. With --check nothing is written, and what has drifted,
// a link that leads nowhere or a code without its page is an error.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { compile } from './compile.mjs';
import { renderConfiguration, renderEnvExample, renderValuesSchema } from './generate/configuration.mjs';
import { renderErrorIndex, renderErrorPage } from './generate/errors.mjs';
import { brokenLinks } from './generate/links.mjs';

const root = join(import.meta.dirname, '..');
const OUT = '.cache/generate';
const checking = process.argv.includes('--check');
const wrong = [];

const { SETTINGS, FAULTS, STATUS } = await loadSources();
put('docs/configuration.md', renderConfiguration(SETTINGS));
put('.env.example', renderEnvExample(SETTINGS));
put('helm/eparch/values.schema.json', await renderValuesSchema(SETTINGS));
put('docs/errors/README.md', renderErrorIndex(FAULTS, STATUS));
for (const [code, { kind, title }] of Object.entries(FAULTS)) {
  const file = `docs/errors/${code}.md`;
  const page = renderErrorPage(read(file), { code, title, status: STATUS[kind] });
  if (page === null) wrong.push(`${file} has to say “## What happened” and “## What to do”.`);
  else put(file, page);
}
generateGraphqlTypes();
wrong.push(...brokenLinks(root));

for (const line of wrong) process.stdout.write(`${line}\n`);
if (wrong.length > 0) process.exitCode = 1;

/** The lists that files are made from, as the program itself has them. */
async function loadSources() {
  await compile(root, ['libs', 'src/http'], OUT);
  const load = (path) => import(join(root, OUT, path));
  const [{ SETTINGS }, { FAULTS }, { STATUS }] = await Promise.all([
    load('libs/config/src/config.js'),
    load('libs/faults/src/catalogue.js'),
    load('src/http/status.js'),
  ]);
  return { SETTINGS, FAULTS, STATUS };
}

function put(file, content) {
  if (read(file) === content) return;
  if (checking) return wrong.push(`${file} is out of date: run npm run gen.`);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
  process.stdout.write(`wrote ${file}\n`);
}

function read(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
}

/** The console's typed documents. */
function generateGraphqlTypes() {
  const codegen = join(root, 'node_modules', '.bin', 'graphql-codegen');
  const { status, stdout, stderr } = spawnSync(codegen, ['--config', 'codegen.ts', ...(checking ? ['--check'] : [])], {
    cwd: join(root, 'console'),
    encoding: 'utf8',
  });
  if (status !== 0) wrong.push(`console/src/gql does not fit the schema and the documents${checking ? ': run npm run gen' : ''}.\n${stdout}${stderr}`);
}
