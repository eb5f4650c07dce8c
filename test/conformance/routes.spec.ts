import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testApp, type TestApp } from '../../src/app.testing.js';

const linesOf = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n');
const REFERENCE = linesOf('routes.txt');
/** Those of them that this server does not claim to have. */
const NOT_SERVED: ReadonlySet<string> = new Set(linesOf('routes-not-served.txt'));

describe('routes of the reference', () => {
  let app: TestApp;
  beforeAll(async () => (app = await testApp()));
  afterAll(() => app.close());

  it('are served, below a workspace, but for those that are known not to be', async () => {
    const tenant = await app.newTenant();
    const { paths } = (await tenant.call('GET', '/openapi.json')).body as { paths: Record<string, object> };
    const served = new Set(Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => shape(`${method.toUpperCase()} ${path}`))));
    const missing = REFERENCE.filter((route) => !served.has(shape(route)));
    process.stdout.write(
      `${REFERENCE.length - missing.length} of the reference’s ${REFERENCE.length} routes are served.\n${missing.map((route) => `missing: ${route}\n`).join('')}`,
    );
    expect(missing.filter((route) => !NOT_SERVED.has(route))).toEqual([]);
  });
});

/** What a parameter is called is of no matter. */
const shape = (route: string): string => route.replaceAll(/\{[^}]*\}/g, '{}');
