// What the HTTP specs have seen of each route, which docs/route-coverage.md shows. Each app of a spec keeps a record of its requests;
// `npm run routes` runs all HTTP specs and writes the page, every other run of all of them holds the page against the records.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const RECORDS = join(root, '.cache', 'route-coverage');
const PAGE = join(root, 'docs', 'route-coverage.md');
const WHY = '## Why never';
const CASES = ['success', 'wrong input', 'missing', 'another’s', 'no key'];
const WORKSPACE = '/api/accounts/:accountId/workspaces/:workspaceId/';

/** Cases that a route seems to have and cannot come to, and why. */
const NEVER = {
  'DELETE /automations/owned-by/{resourceId}': ['missing', 'What belongs to a resource that nobody knows is nothing, and deleting nothing succeeds.'],
  'GET /automations/related-to/{resourceId}': ['missing', 'What is related to a resource that nobody knows is an empty list.'],
  'GET /csrf-token': ['success', 'There is no token: the protection is not needed, and clients are told so with a 422.'],
  'POST /deployments/{id}/schedule': [
    'missing',
    'Of a deployment that is not there no runs are made, and the answer is the same 200: clients of the reference rely on it.',
  ],
  'POST /events/count-by/{countable}': ['missing', 'What can be counted is one of four words; any other is wrong input.'],
};

/** Lines of the page's table as the records have it, by route. */
export function readRecords() {
  const routes = new Map();
  for (const file of readdirSync(RECORDS)) {
    for (const [route, { possible, seen }] of Object.entries(JSON.parse(readFileSync(join(RECORDS, file), 'utf8')))) {
      const known = routes.get(route) ?? { possible, seen: new Set() };
      for (const each of seen) known.seen.add(each);
      routes.set(route, known);
    }
  }
  return new Map([...routes].map(([route, { possible, seen }]) => [shortOf(route), lineOf(shortOf(route), possible, seen)]));
}

/** Claims of the page that the records do not bear out. */
export function unfounded(lines) {
  const [table] = readFileSync(PAGE, 'utf8').split(WHY);
  const claims = table.split('\n').filter((line) => line.startsWith('| `'));
  return claims.filter((claim) => {
    const marks = claim.split('|').slice(2, 2 + CASES.length);
    const real =
      lines
        .get(/`([^`]+)`/.exec(claim)[1])
        ?.split('|')
        .slice(2, 2 + CASES.length) ?? [];
    return marks.some((mark, index) => (mark.includes('✓') && !real[index]?.includes('✓')) || (mark.includes('never') && real[index]?.includes('✓')));
  });
}

function lineOf(route, possible, seen) {
  const [never] = NEVER[route] ?? [];
  const marks = CASES.map((each) => (seen.has(each) ? '✓' : each === never ? 'never' : possible.includes(each) ? 'no' : ''));
  return `| \`${route}\` | ${marks.join(' | ')} |`;
}

function shortOf(route) {
  const [method, path] = route.split(' ');
  const short = path.startsWith(WORKSPACE) ? path.slice(WORKSPACE.length - 1) : path;
  return `${method} ${short.replaceAll(/:(\w+)/g, '{$1}')}`;
}

const placeOf = (route) => route.split(' ').reverse().join(' ');

/** Claims nothing but what the records have. */
export function writePage(lines) {
  const rows = [...lines].sort(([a], [b]) => (placeOf(a) < placeOf(b) ? -1 : 1)).map(([, line]) => line);
  const page = [
    '# What specs have seen of each route',
    '',
    '<!-- Written by `npm run routes` from what the HTTP specs asked and were answered. -->',
    '',
    'A tick stands for at least one request of an HTTP spec that was answered so, “no” for a case that the route has and no spec came to,',
    '“never” for one that cannot come, for a reason given below the table.',
    'Paths that do not begin with `/api` are below a workspace. *Wrong input* is 400 or 422. *Missing* is a 404. It is *another’s* where the',
    'workspace is not the caller’s, or an id in the path is one of another workspace. A run of all HTTP specs fails when a tick is not true.',
    '',
    `| Route | ${CASES.map((each) => each[0].toUpperCase() + each.slice(1)).join(' | ')} |`,
    `|---|${'---|'.repeat(CASES.length)}`,
    ...rows,
    '',
    WHY,
    '',
    '| Route | Case | Why |',
    '|---|---|---|',
    ...Object.entries(NEVER).map(([route, [name, why]]) => `| \`${route}\` | ${name} | ${why} |`),
    '',
  ];
  writeFileSync(PAGE, page.join('\n'));
  process.stdout.write(`wrote docs/route-coverage.md, ${rows.length} routes\n`);
}

if (process.argv[1] === import.meta.filename) {
  const args = [join(import.meta.dirname, 'run-jest.mjs'), 'db', String.raw`\.http\.spec`];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, EPARCH_TEST_ROUTES: 'write' } }).status ?? 1;
}
