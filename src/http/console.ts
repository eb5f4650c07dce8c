import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Config } from '@app/config';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** From src/http and from dist/src/http alike. */
const FOLDERS = ['../../console/dist/', '../../../console/dist/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss: http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** The built console under whatever path the installation has, its pages answered by one file. Without a build only the API is there. */
export async function serveConsole(fastify: FastifyInstance, config: Config): Promise<void> {
  const folder = FOLDERS.find((path) => existsSync(`${path}index.html`));
  if (!folder) return;
  const base = config.publicUrl ? `${new URL(config.publicUrl).pathname.replace(/\/$/, '')}/` : '/';
  const page = readFileSync(`${folder}index.html`, 'utf8').replace('<head>', `<head><base href="${base}">`);
  await fastify.register(fastifyStatic, { root: `${folder}assets`, prefix: '/assets/', immutable: true, maxAge: '365d', index: false, wildcard: true });
  const send = (reply: FastifyReply): FastifyReply =>
    reply
      .headers({ ...SECURITY_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page);
  fastify.get('/', (_request, reply) => send(reply));
  // Every page of the console is a path of its own, so that links that the command line prints open it.
  for (const path of ['/account/*', '/account', '/auth/*', '/sign-in', '/sign-up', '/settings/*', '/welcome', '/keys', '/runs/*', '/flows/*']) {
    fastify.get(path, (_request, reply) => send(reply));
  }
}
