import type { IncomingMessage } from 'node:http';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ExecutionArgs, getOperationAST, GraphQLError, OperationTypeNode, parse, specifiedRules, validate } from 'graphql';
import { CloseCode, type Context, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import type { CredentialSource } from '../../http/credentials.js';
import { Sockets } from '../../http/sockets.js';
import { LOGGER } from '../../platform.module.js';
import { Budget } from '../budget.js';
import { Callers } from '../callers.js';
import type { GraphContext } from '../context.js';
import { costOf, fragmentsOf } from '../cost.js';
import { formatError } from '../errors.js';
import { sizeLimits, TOKENS_MAX } from '../limits.js';
import { LoaderFactory } from '../loaders.js';

const SUBPROTOCOL = 'graphql-transport-ws';
const MESSAGE_BYTES_MAX = 256 * 1024;
/** A page of the console has two. */
const SUBSCRIPTIONS_MAX = 50;
/** Of what was sent and not yet taken: whoever is this far behind starts over when it comes back. */
const UNREAD_BYTES_MAX = 8 * 1024 * 1024;

interface Reader {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  credential?: CredentialSource;
}
type Connection = Context<Record<string, unknown>, Reader>;

/** Subscriptions over graphql-ws. Queries and mutations have their own way, where cookies can be set. */
@Injectable()
export class SubscriptionsSocket implements OnModuleInit {
  readonly #server: Server<Reader>;

  constructor(
    private readonly sockets: Sockets,
    private readonly schema: GraphQLSchemaHost,
    private readonly callers: Callers,
    private readonly loaders: LoaderFactory,
    private readonly budget: Budget,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#server = makeServer<Record<string, unknown>, Reader>({
      onConnect: (connection) => this.#admit(connection),
      onSubscribe: (connection, _id, payload) => this.#prepare(connection, payload),
      onNext: (_connection, _id, _payload, _args, result) =>
        result.errors ? { data: result.data ?? null, errors: result.errors.map((error) => this.#format(error)) } : undefined,
      onError: (_connection, _id, _payload, errors) => errors.map((error) => this.#format(error)),
    });
  }

  onModuleInit(): void {
    this.sockets.add({
      path: '/graphql',
      subprotocol: SUBPROTOCOL,
      maxMessageBytes: MESSAGE_BYTES_MAX,
      autoPong: true,
      compressed: true,
      open: (socket, request) => this.#open(socket, request),
    });
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const closed = this.#server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          socket.on('message', (data: RawData) => {
            handle(toText(data)).catch((error: unknown) => {
              this.logger.error({ err: error }, 'A message for subscriptions failed.');
              socket.close(CloseCode.InternalServerError, 'Internal Server Error');
            });
          });
        },
      },
      { socket, request },
    );
    socket.once('close', (code, reason) => {
      closed(code, reason.toString()).catch((error: unknown) => this.logger.error({ err: error }, 'Subscriptions did not end well.'));
    });
  }

  /** 4401: not signed in, which ends the client's retries. 4403: signed in, but by a page that is not ours. */
  async #admit({ extra, connectionParams }: Connection): Promise<boolean> {
    try {
      extra.credential = this.callers.credentialOf(extra.request, connectionParams ?? {});
    } catch (error) {
      if (error instanceof Fault) return false;
      throw error;
    }
    if (await this.callers.identify(extra.credential)) return true;
    extra.socket.close(CloseCode.Unauthorized, 'Unauthorized');
    return false;
  }

  async #prepare({ extra, subscriptions }: Connection, payload: SubscribePayload): Promise<ExecutionArgs | readonly GraphQLError[]> {
    if (Object.keys(subscriptions).length > SUBSCRIPTIONS_MAX) return [new GraphQLError(`One connection carries up to ${SUBSCRIPTIONS_MAX} subscriptions.`)];
    const { schema } = this.schema;
    const document = parsed(payload.query);
    if (document instanceof GraphQLError) return [document];
    const mistakes = validate(schema, document, [...specifiedRules, sizeLimits]);
    if (mistakes.length > 0) return mistakes;
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [new GraphQLError('Only subscriptions go over this socket. Send queries and mutations by POST.')];
    }
    const { operationName, variables: variableValues } = payload;
    const contextValue = await this.#context(extra);
    // What it reads at each message is not counted: news decides how many there are, and each comes once the last was taken.
    const cost = costOf(schema, operation, fragmentsOf(document), variableValues ?? {});
    const { refusal } = await this.budget.spend(contextValue.principal, extra.request.socket.remoteAddress ?? 'unknown', cost);
    if (refusal) return [new GraphQLError(refusal.detail, { originalError: refusal })];
    return { schema, document, operationName: operationName ?? null, variableValues: variableValues ?? null, contextValue };
  }

  async #context({ credential }: Reader): Promise<GraphContext> {
    const identifyAgain = async () => (credential ? this.callers.identify(credential) : null);
    return { principal: await identifyAgain(), identifyAgain, ...this.loaders.forSubscription() };
  }

  #format(error: GraphQLError) {
    return formatError(error.toJSON(), error, (bug) => this.logger.error({ err: bug }, 'A subscription failed.'));
  }
}

function parsed(query: string) {
  try {
    return parse(query, { maxTokens: TOKENS_MAX });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Settles once the reader's side took it: what makes a subscription wait for a slow reader. */
function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.bufferedAmount > UNREAD_BYTES_MAX) socket.terminate();
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve) => socket.send(text, () => resolve()));
}

const toText = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer)).toString('utf8');
