import type { Logger } from '@app/telemetry';
import type { Config } from '@app/config';
import { type DynamicModule, type INestApplication, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { Edge } from './edge.js';
import { answerPrefectOne } from './prefect-one.js';
import { ProblemFilter } from './problem.filter.js';
import { requestCheck } from './request-checks.js';
import { requireApiVersion } from './api-version.js';
import { basePathOf, withoutBasePath } from './base-path.js';
import { serveApiPage } from './openapi/api-page.js';
import { serveConsole } from './console.js';

/** Parameters reach 512 KiB a run, log batches some 4 MB, events 1.5 MB each. Source: docs/contract/transport.md#bodies */
const BODY_BYTES_MAX = 10 * 1024 * 1024;
/** The address of a page may repeat a filter of a thousand ids. */
const HEADER_BYTES_MAX = 64 * 1024;
/** The SDK keeps idle connections for 25 s; ours must outlive them. */
const KEEP_ALIVE_MS = 65_000;
const COMPRESS_FROM_BYTES = 2_048;

/** The HTTP application, ready to `init` or `listen`. */
export async function createApp(module: DynamicModule | Type, config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const basePath = basePathOf(config);
  const adapter = new FastifyAdapter({
    rewriteUrl: ({ url = '/' }) => withoutBasePath(url, basePath),
    bodyLimit: BODY_BYTES_MAX,
    http: { maxHeaderSize: HEADER_BYTES_MAX },
    keepAliveTimeout: KEEP_ALIVE_MS,
    trustProxy: config.trustProxy,
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 2_000 },
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: toNestLogger(logger),
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.useGlobalFilters(app.get(ProblemFilter));
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.setValidatorCompiler(requestCheck);
  acceptBodies(fastify);
  requireApiVersion(fastify);
  answerPrefectOne(fastify);
  app.get(Edge).guard(fastify);
  await fastify.register(compress, { global: true, threshold: COMPRESS_FROM_BYTES, encodings: ['gzip', 'deflate'] });
  await serveApiPage(fastify, config);
  await serveConsole(fastify, config);
  return app;
}

/** JSON under any or no content type; nothing at all means no members. To be called before any route is registered. */
function acceptBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const bytesMax = route.config?.asText?.bytesMax;
    if (bytesMax !== undefined) route.bodyLimit = bytesMax;
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    request.bodyText = body as string;
    if (request.routeOptions.config.asText) return done(null, undefined);
    try {
      done(null, JSON.parse(body as string));
    } catch (error) {
      done(Object.assign(new Error(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`), { statusCode: 400 }), undefined);
    }
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') request.body ??= {};
    done();
  });
}

/** Nest's own lines are about wiring: of interest when something does not start. */
function toNestLogger(logger: Logger): LoggerService {
  const room = logger.child({ room: 'nest' });
  return {
    log: (message: unknown) => room.debug(String(message)),
    warn: (message: unknown) => room.warn(String(message)),
    error: (message: unknown, ...rest: unknown[]) => room.error({ rest }, String(message)),
  };
}

export type App = INestApplication & NestFastifyApplication;
