import type { FastifyInstance } from 'fastify';

const MESSAGE =
  'This server runs flows of Prefect 3. Flows written for Prefect 1 must be rewritten: install prefect 3 and replace `with Flow(...)` by a function under @flow.';

/** Clients of Prefect 1 speak GraphQL and name their version in a header. They print what stands under `errors`. */
export function answerPrefectOne(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.headers['x-prefect-core-version'] === undefined) return done();
    void reply.status(400).send({ errors: [{ message: MESSAGE }], message: MESSAGE });
  });
}
