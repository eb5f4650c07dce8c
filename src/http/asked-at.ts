import type { Config } from '@app/config';
import type { FastifyRequest } from 'fastify';

/** The server's address as whoever asks can use it again. */
export const askedAt = ({ publicUrl }: Pick<Config, 'publicUrl'>, { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string =>
  publicUrl?.replace(/\/+$/, '') ?? `${protocol}://${host}`;
