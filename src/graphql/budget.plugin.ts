import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { Fault } from '@app/faults';
import { GraphQLError } from 'graphql';
import { STATUS } from '../http/status.js';
import type { Budget, Spent } from './budget.js';
import { addressOf, type GraphContext } from './context.js';
import { costOf, fragmentsOf } from './cost.js';

/** Counts each query and mutation before anything of it is read, and tells what is left. */
export const budgeted = (budget: Budget): ApolloServerPlugin<GraphContext> => ({
  async requestDidStart() {
    let spent: Spent | undefined;
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        const cost = costOf(schema, operation, fragmentsOf(document), request.variables ?? {});
        const taken = await budget.spend(contextValue.principal, addressOf(contextValue), cost);
        ({ spent } = taken);
        if (taken.refusal) throw refused(taken.refusal);
      },
      async willSendResponse({ response: { body } }) {
        if (spent && body.kind === 'single') body.singleResult.extensions = { ...body.singleResult.extensions, cost: spent };
      },
    };
  },
});

function refused(fault: Fault): GraphQLError {
  const headers = new HeaderMap([['retry-after', String(fault.retryAfterSeconds ?? 1)]]);
  return new GraphQLError(fault.detail, { originalError: fault, extensions: { http: { status: STATUS[fault.kind], headers } } });
}
