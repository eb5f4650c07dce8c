import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Well below the minute after which clients and proxies give up. */
const WAIT_SECONDS_MAX = 30;

/** For how long a request may be kept waiting, and that whoever sent it has gone. */
export interface Patience {
  readonly seconds: number;
  readonly gone: AbortSignal;
}

/** As `Prefer: wait=10` says it; null when nothing does. Source: https://www.rfc-editor.org/rfc/rfc7240#section-4.3 */
export function waitSecondsOf(prefer: string | readonly string[] | undefined): number | null {
  const [, digits] = /(?:^|,)\s*wait\s*=\s*"?(\d+)"?\s*(?:[;,]|$)/i.exec([prefer ?? []].flat().join(',')) ?? [];
  return Math.min(Number(digits ?? 0), WAIT_SECONDS_MAX) || null;
}

/** The patience that a request has; null when it wants an answer at once. */
export const Waits = createParamDecorator((_: unknown, context: ExecutionContext): Patience | null => {
  const http = context.switchToHttp();
  const seconds = waitSecondsOf(http.getRequest<FastifyRequest>().headers.prefer);
  if (seconds === null) return null;
  const gone = new AbortController();
  http.getResponse<FastifyReply>().raw.once('close', () => gone.abort());
  return { seconds, gone: gone.signal };
});
