import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { serveConsole } from './console.js';

const folder = `${mkdtempSync(join(tmpdir(), 'eparch-console-'))}/`;
let server: FastifyInstance;

async function serve(publicUrl: string | null): Promise<void> {
  server = fastify();
  server.get('/api/health', () => true);
  await serveConsole(server, { publicUrl }, folder);
}

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<html><head></head></html>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'let it = "be";');
});
afterEach(() => server.close());
afterAll(() => rmSync(folder, { recursive: true }));

const open = (url: string, accept = 'text/html,*/*') => server.inject({ url, headers: { accept } });

describe('the console', () => {
  it.each(['/', '/sign-in', '/account/a/workspace/w/runs/flow-run/r?tab=logs', '/auth/client?callback=x', '/anything'])('opens at %s', async (url) => {
    await serve(null);
    const { statusCode, body, headers } = await open(url);
    expect([statusCode, body]).toEqual([200, '<html><head><base href="/"></head></html>']);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'x-frame-options': 'DENY' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('knows the path that the public address has', async () => {
    await serve('https://flows.example/eparch');
    expect((await open('/sign-in')).body).toContain('<base href="/eparch/">');
  });

  it.each(['/api/nothing', '/api', '/graphql', '/docs/errors/none', '/assets/gone.js'])('does not stand in for %s', async (url) => {
    await serve(null);
    expect((await open(url)).statusCode).toBe(404);
  });

  it('is nothing for programs, but for the first page', async () => {
    await serve(null);
    expect([(await open('/runs', '*/*')).statusCode, (await open('/', '*/*')).statusCode]).toEqual([404, 200]);
  });

  it('has files that never change under their names', async () => {
    await serve(null);
    const { statusCode, headers } = await open('/assets/main-abc.js', '*/*');
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('is left out where it was not built', async () => {
    server = fastify();
    await serveConsole(server, { publicUrl: null }, null);
    server.get('/*', () => 'not taken');
    expect((await open('/')).body).toBe('not taken');
  });
});
