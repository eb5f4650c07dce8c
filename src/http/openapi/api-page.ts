import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Config } from '@app/config';
import type { FastifyInstance } from 'fastify';
import { basePathOf } from '../base-path.js';
import { SECURITY_HEADERS } from '../console.js';

/** Swagger UI's own files. The package's plugin would want the document of another plugin. */
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')), 'static');
const FILES = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

const pageAt = (basePath: string): string => `<!doctype html>
<html lang="en">
  <head>
    <base href="${basePath}/">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Eparch API</title>
    <link rel="stylesheet" href="docs/ui/swagger-ui.css">
    <link rel="icon" href="docs/ui/favicon-32x32.png">
  </head>
  <body>
    <div id="api"></div>
    <script src="docs/ui/swagger-ui-bundle.js"></script>
    <script src="docs/page.js"></script>
  </body>
</html>
`;

/** Nothing is asked of other hosts: no validator's badge, and the description by the address of this page. */
const SCRIPT = `SwaggerUIBundle({
  url: new URL('api/openapi.json', document.baseURI).href,
  dom_id: '#api',
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
});
`;

/** A page at /docs on which people read the API and try it with a key. */
export async function serveApiPage(fastify: FastifyInstance, config: Pick<Config, 'publicUrl'>): Promise<void> {
  const page = pageAt(basePathOf(config));
  await fastify.register(fastifyStatic, {
    root: FOLDER,
    prefix: '/docs/ui/',
    index: false,
    maxAge: '1d',
    decorateReply: false,
    allowedPath: (path) => FILES.has(path),
  });
  fastify.get('/docs', (_, reply) =>
    reply
      .headers({ ...SECURITY_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page),
  );
  fastify.get('/docs/page.js', (_, reply) =>
    reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }).type('text/javascript; charset=utf-8').send(SCRIPT),
  );
}
