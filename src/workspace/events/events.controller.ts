import type { Json } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { LOGGER } from '../../platform.module.js';
import { EVENT_BYTES_MAX, parseEvent, TOO_LARGE, type ReadEvent } from './event.schema.js';
import { exactly, readExactly } from './exact-payloads.js';
import { EventWriter } from './event-writer.js';

/** The way in for networks that let no websocket through: answered once everything is durable. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/events')
export class EventsController {
  constructor(
    private readonly writer: EventWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async receive(@Workspace() ctx: WorkspaceContext, @Body() body: unknown, @Req() { bodyText = '' }: FastifyRequest): Promise<void> {
    if (!Array.isArray(body)) throw invalidEvents([], 'Must be a list of events');
    if (this.writer.isFull(ctx))
      throw new Fault('request.too_many', 'Events come faster than they can be written. Try again in a second.', { retryAfterSeconds: 1 });
    const exact = memoised(() => readExactly(bodyText));
    await this.writer.write(
      ctx,
      body.flatMap((value, index) => this.#toEvent(ctx, value, index).map((event) => exactly(event, () => memberOf(exact(), index)))),
    );
  }

  /** An event too large to be sent on to anyone is dropped, as the socket does. */
  #toEvent({ workspaceId }: WorkspaceContext, value: unknown, index: number): ReadEvent[] {
    const bytes = bytesOf(value);
    if (bytes === null) throw invalidEvents([index], 'Is nested too deeply');
    if (bytes > EVENT_BYTES_MAX) {
      this.logger.warn({ workspaceId, where: String(index) }, `An event was dropped: ${TOO_LARGE}.`);
      return [];
    }
    const event = parseEvent(value, bytes);
    if ('message' in event) throw invalidEvents([index, ...event.path], event.message);
    return [event];
  }
}

/** The list is read once, and only for an event that wants it. */
function memoised(read: () => Json | null): () => Json | null {
  let known: { readonly json: Json | null } | null = null;
  return () => (known ??= { json: read() }).json;
}

const memberOf = (list: Json | null, index: number): Json | null => (Array.isArray(list) ? (list[index] ?? null) : null);

/** Null when it is nested so deeply that nobody could read it back. */
function bytesOf(value: unknown): number | null {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return null;
  }
}

const invalidEvents = (path: (string | number)[], message: string): Fault =>
  new Fault('request.invalid', `${['body', ...path].join('.')}: ${message}`, { fields: [{ path: ['body', ...path], message, type: 'value_error' }] });
