import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '@app/auth';
import type { Asker } from '@app/tenancy';

/** Longer ones are cut: they are told with every decision. */
const TEXT_MAX = 120;

/** Who a request comes from, as records tell it. The SDK names the worker that it runs in by headers. */
export const askerOf = (principal: Principal, headers: IncomingHttpHeaders): Asker => ({
  kind: 'actor',
  actorId: principal.actorId,
  keyId: principal.via.kind === 'api-key' ? principal.via.apiKeyId : null,
  agent: textOf(headers['user-agent']),
  worker: textOf(headers['x-prefect-worker-name']) ?? textOf(headers['x-prefect-worker-id']),
});

const textOf = (header: string | string[] | undefined): string | null => (typeof header === 'string' ? header.slice(0, TEXT_MAX) : null);
