import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isUuid } from './decorators.js';

/** On whose behalf a request is made, where it is an automation's. */
export interface Provenance {
  readonly id: string;
  readonly type: 'AUTOMATION';
  readonly display_value: string;
}

/** Null unless the request says both who it is for and what that is called. Source: docs/contract/transport.md#provenance */
export const OnBehalfOf = createParamDecorator((_: unknown, context: ExecutionContext): Provenance | null => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const [id, encoded] = [headers['prefect-automation-id'], headers['prefect-automation-name']];
  if (!isUuid(id) || typeof encoded !== 'string') return null;
  const name = Buffer.from(encoded, 'base64').toString('utf8');
  return name === '' ? null : { id: id.toLowerCase(), type: 'AUTOMATION', display_value: name };
});
