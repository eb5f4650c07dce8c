import { fileURLToPath } from 'node:url';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { STATUS } from '../http/status.js';
import { LOGGER } from '../platform.module.js';
import { budgeted } from './budget.plugin.js';
import { Budget } from './budget.js';
import { Callers } from './callers.js';
import type { GraphContext } from './context.js';
import { formatError } from './errors.js';
import { sizeLimits, TOKENS_MAX } from './limits.js';
import { LoaderFactory } from './loaders.js';
import { PersistedQueries } from './persisted-queries.js';
import { DateTime, Json } from './scalars.js';

@Injectable()
export class ApolloOptions implements GqlOptionsFactory<Omit<ApolloDriverConfig, 'driver'>> {
  constructor(
    private readonly callers: Callers,
    private readonly loaders: LoaderFactory,
    private readonly budget: Budget,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  createGqlOptions(): Omit<ApolloDriverConfig, 'driver'> {
    return {
      path: '/graphql',
      typePaths: [fileURLToPath(new URL('*.graphql', import.meta.url))],
      resolvers: { DateTime, JSON: Json, AccountRole: { OWNER: 'owner', ADMIN: 'admin', MEMBER: 'member' } },
      context: (request: FastifyRequest, reply: FastifyReply) => this.#context(request, reply),
      formatError: (formatted, error) => formatError(formatted, error, (bug) => this.logger.error({ err: bug }, 'A query failed.')),
      autoTransformHttpErrors: false,
      introspection: true,
      graphiql: false,
      includeStacktraceInErrorResponses: false,
      parseOptions: { maxTokens: TOKENS_MAX },
      validationRules: [sizeLimits],
      persistedQueries: { cache: new PersistedQueries() },
      // Set in the environment, a key of theirs would have every query reported to Apollo.
      plugins: [
        ApolloServerPluginUsageReportingDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        budgeted(this.budget),
      ],
      // Its own way to stop closes the server, which has to come after the farewell to sockets.
      stopOnApplicationShutdown: true,
    };
  }

  async #context(request: FastifyRequest, reply: FastifyReply): Promise<GraphContext> {
    const principal = await this.callers.ofRequest(request).catch(refuse);
    return { principal, http: { request, reply }, ...this.loaders.forRequest() };
  }
}

/** Before any field is asked, a refusal has a status of its own. */
function refuse(error: unknown): never {
  if (!(error instanceof Fault)) throw error;
  throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: STATUS[error.kind] } } });
}
