import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { type DocumentNode, OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { serverUrl } from './base';
import { connection } from './connection';
import { joinedPages } from './live/joined-pages';

/** Told to the window when the server does not know the viewer any more. */
export const SIGNED_OUT = 'eparch:signed-out';

/** The client closes the socket itself once nobody listens any more. */
const CLOSED_BY_US = 1000;
/** The server's word for a session that is over. Coming back would not help. */
const UNAUTHORIZED = 4401;
const RETRY_MS_MAX = 10_000;

const http = new HttpLink({ uri: serverUrl('/graphql'), headers: { 'apollo-require-preflight': 'true' } });

/** A document that the build gave the hash of its text. */
const hashOf = (document: DocumentNode): string | undefined => (document as DocumentNode & { readonly hash?: string }).hash;
/** The server knows the console's own queries by their hashes. One of another release asks for the text. */
const persisted = new PersistedQueryLink({ generateHash: (document) => hashOf(document) ?? '' }).concat(http);
const byPost = ApolloLink.split(({ query }) => hashOf(query) !== undefined, persisted, http);

/** The socket of all subscriptions. */
export const live = createClient({
  url: serverUrl('/graphql').replace(/^http/, 'ws'),
  retryAttempts: Infinity,
  shouldRetry: () => true,
  retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** retries, RETRY_MS_MAX) * (0.5 + Math.random() / 2))),
  on: {
    connected: () => connection.set('up'),
    closed: (event) => {
      const code = event instanceof CloseEvent ? event.code : null;
      if (code === UNAUTHORIZED) window.dispatchEvent(new Event(SIGNED_OUT));
      connection.set(code === CLOSED_BY_US || code === UNAUTHORIZED ? 'idle' : 'down');
    },
  },
});
const socket = new GraphQLWsLink(live);

const signedOut = new ErrorLink(({ error }) => {
  if (CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.['code'] === 'auth.unauthenticated'))
    window.dispatchEvent(new Event(SIGNED_OUT));
});

export const client = new ApolloClient({
  cache: new InMemoryCache({
    typePolicies: {
      FlowRun: {
        fields: { taskRuns: { merge: false }, artifacts: { merge: false }, logs: { merge: false }, parameters: { merge: false }, question: { merge: false } },
      },
      Workspace: {
        fields: Object.fromEntries(
          [
            'flowRuns',
            'flows',
            'flowRunCounts',
            'deployments',
            'workPools',
            'workQueues',
            'workers',
            'concurrencyLimits',
            'assets',
            'asset',
            'slas',
            'flowRunHistory',
            'upcomingRuns',
            'savedSearches',
            'automations',
            'automationCounts',
            'variables',
            'blockTypes',
            'blockDocuments',
            'artifacts',
            'artifactCollections',
          ].map((list) => [list, { merge: false }]),
        ),
      },
      Automation: { fields: { trail: { merge: false } } },
      Deployment: {
        fields: Object.fromEntries(['runs', 'parameters', 'jobVariables', 'parameterSchema', 'schedules', 'slas'].map((name) => [name, { merge: false }])),
      },
      WorkPool: { fields: Object.fromEntries(['queues', 'workers', 'deployments', 'runs', 'upcomingRuns'].map((list) => [list, { merge: false }])) },
      WorkQueue: { fields: Object.fromEntries(['deployments', 'runs', 'upcomingRuns'].map((list) => [list, { merge: false }])) },
    },
  }),
  link: signedOut.concat(ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, joinedPages.concat(byPost))),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
});
