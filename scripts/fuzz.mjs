// Sends a server of its own what nobody would: requests made up from the description of the API, by Schemathesis from PyPI.
// Fails for an answer of 500 or more and for one that does not keep to the description.
//   npm run fuzz                               five minutes on a workspace, one on the rest
//   npm run fuzz -- --max-time 30 --seed 7     any options of `st run`, for both
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';

const root = join(import.meta.dirname, '..', '/');
const requirements = join(root, 'test', 'fuzz', 'requirements.txt');
const venv = join(root, '.cache', 'fuzz-venv');
const CHECKS = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';
const OPTIONS = ['--checks', CHECKS, '--phases', 'coverage,fuzzing', '--max-examples', '30', '--no-shrink', '--continue-on-failure', '--warnings', 'off'];
const WORKSPACES = String.raw`^/api/accounts/\{accountId\}/workspaces/\{workspaceId\}/`;

if (!(await buildIfStale(root))) process.exit(1);
const st = installSchemathesis();
const dataDir = mkdtempSync(join(tmpdir(), 'eparch-fuzz-'));
const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('EPARCH_'))), EPARCH_DATA_DIR: dataDir };
const server = await start(await freePort());
try {
  const { api_url: workspace, api_key: key } = makeAccount();
  const whole = new URL('/api/openapi.json', workspace).href;
  const runs = [
    [`${workspace}/openapi.json`, '--max-time', '300'],
    [whole, '--max-time', '60', '--exclude-path-regex', WORKSPACES],
  ];
  const given = process.argv.slice(2);
  const codes = runs.map((args) => run(st, ['run', ...args, '--header', `Authorization: Bearer ${key}`, ...OPTIONS, ...given]));
  process.exitCode = Math.max(...codes);
} finally {
  server.kill('SIGINT');
  await once(server, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}

/** Its program, installed once; a folder that an interrupted installation left is made anew. */
function installSchemathesis() {
  const program = join(venv, 'bin', 'st');
  const pip = join(venv, 'bin', 'pip');
  if (!existsSync(pip)) execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
  execFileSync(pip, ['install', '--quiet', '--disable-pip-version-check', '-r', requirements], { stdio: 'inherit' });
  return program;
}

async function start(port) {
  const child = spawn(process.execPath, [join(root, 'bin', 'eparch.mjs'), 'start', '--port', String(port)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => (output += chunk).includes('Ctrl-C stops everything.') && resolve());
    child.once('exit', () => reject(new Error(`Eparch ended before it greeted:\n${output}`)));
  });
  return child;
}

function makeAccount() {
  const names = ['--email', 'fuzz@eparch.example', '--account', 'fuzz', '--workspace', 'dev'];
  const args = [join(root, 'bin', 'eparch.mjs'), 'account', 'create', ...names, '--password-stdin', '--json'];
  return JSON.parse(execFileSync(process.execPath, args, { env, input: 'green horses fly' }).toString());
}

function run(program, args) {
  return spawnSync(program, args, { cwd: dataDir, stdio: 'inherit' }).status ?? 1;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
