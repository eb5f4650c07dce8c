import { loadConfig } from '@app/config';
import { Fault } from '@app/faults';
import { createLogger } from '@app/telemetry';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import Fastify from 'fastify';
import type { Door } from './decorators.js';
import { ProblemFilter } from './problem.filter.js';

/** What is logged of a request by such a door that fails. */
async function told(door: Door): Promise<unknown[]> {
  const logged: unknown[] = [];
  const logger = Object.assign(createLogger({ level: 'silent', format: 'json' }), { debug: (about: unknown) => void logged.push(about) });
  const filter = new ProblemFilter(logger, loadConfig({}));
  const fastify = Fastify();
  fastify.setErrorHandler((error, request, reply) => filter.catch(error, new ExecutionContextHost([request, reply])));
  fastify.get('/hooks/:slug', { config: { door } }, () => {
    throw new Fault('webhook.no_event', 'No event');
  });
  expect((await fastify.inject('/hooks/abc?d=e')).statusCode).toBe(400);
  return logged;
}

describe('a request that fails', () => {
  it('is logged with its path, and without its query', async () => expect(await told({ kind: 'signed-in' })).toMatchObject([{ url: '/hooks/abc' }]));
  it('is logged by its route where the path may be a secret', async () => expect(await told({ kind: 'public' })).toMatchObject([{ url: '/hooks/:slug' }]));
});
