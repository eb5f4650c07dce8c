import { JsonError, parseJson, writeJson, type Json } from '@app/contract';
import { type CallHandler, createParamDecorator, type ExecutionContext, Injectable, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { invalid } from './validation.js';

/** A member of the body with its numbers as they were sent. Undefined when it was left out. */
export const ExactMember = createParamDecorator((name: string, context: ExecutionContext): Json | undefined => {
  const body = exactBody(context, [name]);
  return body instanceof Map ? body.get(name) : undefined;
});

/** The whole body, likewise. Undefined when there is none. */
export const ExactBody = createParamDecorator((_: unknown, context: ExecutionContext): Json | undefined => exactBody(context, []));

function exactBody(context: ExecutionContext, path: readonly string[]): Json | undefined {
  const { bodyText } = context.switchToHttp().getRequest<FastifyRequest>();
  if (bodyText === undefined) return undefined;
  try {
    return parseJson(bodyText);
  } catch (error) {
    if (error instanceof JsonError) throw invalid(path, error.message);
    throw error;
  }
}

@Injectable()
class ExactNumbersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('content-type', 'application/json; charset=utf-8').serializer(writeJson);
    return next.handle();
  }
}

/** The route's replies are written by `writeJson`; the schema of its reply then only tells what they look like. */
export const ExactNumbers = () => UseInterceptors(ExactNumbersInterceptor);
