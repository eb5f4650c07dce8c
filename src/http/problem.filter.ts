import { Config } from '@app/config';
import { toUnavailable, toUnkeepable, violatedConstraint } from '@app/database';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Injectable } from '@nestjs/common';
import type { ErrorObject } from 'ajv';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER } from '../platform.module.js';
import { errorPageUrl } from './error-pages.controller.js';
import { STATUS } from './status.js';
import { toInvalid } from './validation.js';

/** Turns everything that is thrown into a reply that both the SDK and people can read, and logs what is a bug. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly config: Config,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL formats its own errors.
    if (host.getType<string>() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const fault = toFault(error);
    const about = { method: request.method, url: pathOf(request) };
    if (!fault) this.logger.error({ ...about, err: error }, 'A request failed.');
    else if (fault.kind === 'unavailable') this.logger.warn({ ...about, code: fault.code, err: fault.cause }, fault.detail);
    else this.logger.debug({ ...about, code: fault.code }, fault.detail);
    sendProblem(reply, request, fault, this.config);
  }
}

/** Who comes by a public door may have nothing but the address for a key. */
const pathOf = ({ url, routeOptions }: FastifyRequest): string | undefined =>
  routeOptions.config.door?.kind === 'public' ? routeOptions.url : url.split('?')[0];

function sendProblem(reply: FastifyReply, request: FastifyRequest, fault: Fault | null, config: Config): void {
  const status = fault ? STATUS[fault.kind] : 500;
  if (fault?.retryAfterSeconds !== undefined) void reply.header('Retry-After', String(fault.retryAfterSeconds));
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  // The schema of a success does not fit a refusal.
  void reply
    .status(status)
    .header('content-type', 'application/json')
    .serializer(JSON.stringify)
    .send(bodyOf(fault, status, request, config));
}

/** RFC 9457 members beside those that the SDK and its command line print or parse. Source: docs/contract/errors.md */
function bodyOf(fault: Fault | null, status: number, request: FastifyRequest, config: Config): Record<string, unknown> {
  if (!fault) return { exception_message: 'Internal Server Error', title: 'Internal Server Error', status };
  const problem = { type: errorPageUrl(config, fault.code), title: fault.title, status, code: fault.code };
  if (fault.fields && fault.kind === 'invalid') {
    return {
      exception_message: 'Invalid request received.',
      exception_detail: fault.fields.map(({ path, message, type }) => ({ loc: path, msg: message, type })),
      request_body: request.body ?? null,
      detail: fault.detail,
      ...problem,
    };
  }
  return {
    detail: fault.detail,
    ...(fault.fromEngine ? { exception_message: fault.detail } : {}),
    ...(status === 401 ? { exception_message: 'Unauthorized' } : {}),
    ...(status === 503 ? { exception_message: 'Service Unavailable' } : {}),
    ...fault.members,
    ...problem,
  };
}

/** Null: nobody meant this to happen. */
function toFault(error: unknown): Fault | null {
  if (error instanceof Fault) return error;
  const known = toUnavailable(error) ?? toUnkeepable(error);
  if (known) return known;
  if (hasValidation(error)) return toInvalid(error.validation, error.validationContext ?? 'body');
  if (violatedConstraint(error) !== null) {
    return new Fault('data.integrity', 'Data integrity conflict. This refers to something that does not exist, or repeats something that must be unique.', {
      cause: error,
    });
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (status === 404) return new Fault('route.not_found', 'Not Found');
  if (status === 405) return new Fault('route.method_not_allowed', 'Method Not Allowed');
  if (status === 413) return new Fault('request.too_large', message);
  if (status === 400 || status === 415) return new Fault('request.invalid', message, { fields: [{ path: ['body'], message, type: 'json_invalid' }] });
  return null;
}

const hasValidation = (error: unknown): error is { validation: ErrorObject[]; validationContext?: string } =>
  typeof error === 'object' && error !== null && 'validation' in error && Array.isArray(error.validation);

const statusOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
