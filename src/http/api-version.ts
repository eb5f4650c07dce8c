import { Fault } from '@app/faults';
import type { FastifyInstance } from 'fastify';

const HEADER = 'x-prefect-api-version';
const OLDEST = [0, 8, 0] as const;
/** Questions about the server itself are answered whoever asks. */
const META = /\/(health|ready|version|hello|admin\/version|csrf-token)\/?$/;

/** Refuses clients whose API is older than this one can speak. Without the header anything goes. */
export function requireApiVersion(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const asked = request.headers[HEADER];
    if (typeof asked !== 'string' || META.test(request.url.split('?')[0] ?? '')) return done();
    const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(asked)?.slice(1).map(Number);
    if (!parts) return done(new Fault('request.api_version', `X-PREFECT-API-VERSION has to look like 0.8.4, not ${asked}.`));
    const step = OLDEST.findIndex((part, index) => part !== parts[index]);
    if (step >= 0 && (parts[step] ?? 0) < (OLDEST[step] ?? 0)) {
      return done(
        new Fault('request.api_version', `This client speaks API version ${asked}; the oldest supported is ${OLDEST.join('.')}. Upgrade the prefect package.`),
      );
    }
    done();
  });
}
