import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Config } from '@app/config';
import type { FastifyInstance } from 'fastify';
import { basePathOf } from './base-path.js';

/** From src/http and from dist/src/http alike. */
const FOLDERS = ['../../console/dist/', '../../../console/dist/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Where the built console is; null where it was not built. */
export const consoleFolder = (): string | null => FOLDERS.find((path) => existsSync(`${path}index.html`)) ?? null;

export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss: http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** Paths that answer programs: there a wrong one gets a problem, not a page. */
const FOR_PROGRAMS = /^\/(api|graphql|docs|assets|hooks)(\/|$|\?)/;

/**
 * The built console under whatever path the installation has. Every page is a path of its own, so that links which the
 * command line prints open it; which of them there are is for the console to know. Without a build only the API is there.
 */
export async function serveConsole(fastify: FastifyInstance, config: Pick<Config, 'publicUrl'>, folder: string | null = consoleFolder()): Promise<void> {
  if (!folder) return;
  const page = readFileSync(`${folder}index.html`, 'utf8').replace('<head>', `<head><base href="${basePathOf(config)}/">`);
  await fastify.register(fastifyStatic, { root: `${folder}assets`, prefix: '/assets/', immutable: true, maxAge: '365d', index: false, wildcard: true });
  fastify.get('/*', (request, reply) => {
    const isPage = request.url === '/' || (request.headers.accept?.includes('text/html') && !FOR_PROGRAMS.test(request.url));
    if (!isPage) return reply.callNotFound();
    return reply
      .headers({ ...SECURITY_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page);
  });
}
