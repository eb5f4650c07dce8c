import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isUuid } from '../../http/decorators.js';

/** What the SDK tells of the run that it asks in, which it does not name. As it is kept. */
export interface AskedBy {
  readonly flow_id: string | null;
  readonly deployment_id: string | null;
  readonly worker: string | null;
}

/** A header's bytes are UTF-8, and read as Latin-1. Longer names are cut: they are kept with every lease. */
const NAME_MAX = 120;

/** Null where nothing is told. Source: docs/contract/transport.md#attribution */
export function askedByOf(headers: FastifyRequest['headers']): AskedBy | null {
  const idOf = (header: unknown): string | null => (isUuid(header) ? header.toLowerCase() : null);
  const worker = headers['x-prefect-worker-name'];
  const told = {
    flow_id: idOf(headers['x-prefect-flow-id']),
    deployment_id: idOf(headers['x-prefect-deployment-id']),
    worker: typeof worker === 'string' ? Buffer.from(worker, 'latin1').toString('utf8').slice(0, NAME_MAX) : null,
  };
  return Object.values(told).some((value) => value !== null) ? told : null;
}

export const AsksFor = createParamDecorator((_: unknown, context: ExecutionContext): AskedBy | null =>
  askedByOf(context.switchToHttp().getRequest<FastifyRequest>().headers),
);
