import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { serverUrl } from './base';
import { connection } from './connection';

/** The client closes the socket itself once nobody listens any more. */
const isCleanClose = (event: unknown): boolean => event instanceof CloseEvent && event.code === 1000;

const SIGNED_OUT = new CustomEvent('eparch:signed-out');

const http = new HttpLink({ uri: serverUrl('/graphql'), headers: { 'apollo-require-preflight': 'true' } });

const socket = new GraphQLWsLink(
  createClient({
    url: serverUrl('/graphql').replace(/^http/, 'ws'),
    lazy: true,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    on: { connected: () => connection.set('up'), closed: (event) => connection.set(isCleanClose(event) ? 'idle' : 'down') },
  }),
);

const signedOut = new ErrorLink(({ error }) => {
  if (CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'auth.unauthenticated'))
    window.dispatchEvent(SIGNED_OUT);
});

export const client = new ApolloClient({
  cache: new InMemoryCache({
    typePolicies: {
      FlowRun: { fields: { taskRuns: { merge: false }, logs: { merge: false }, parameters: { merge: false } } },
      Workspace: { fields: { flowRuns: { merge: false }, flows: { merge: false }, flowRunCounts: { merge: false } } },
    },
  }),
  link: signedOut.concat(ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, http)),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
});
