import { Config } from '@app/config';
import { EventCountBody, EventCountReply, EventPageReply, EventQueryBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Type, type Static } from '@sinclair/typebox';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { askedAt } from '../../http/asked-at.js';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { COUNTABLES, EventQueriesService, type Countable, type EventPage } from './event-queries.service.js';
import { toEventReply } from './stored-event.js';

const PAGE = 50;
const NextQuery = Type.Object({ 'page-token': Type.String() });
const CountParams = Type.Object({ countable: Type.Unsafe<Countable>({ type: 'string', enum: [...COUNTABLES] }) });

@Controller('api/accounts/:accountId/workspaces/:workspaceId/events')
export class EventQueriesController {
  constructor(
    private readonly events: EventQueriesService,
    private readonly config: Config,
  ) {}

  @Post('filter')
  @HttpCode(200)
  @ExactNumbers()
  @RequirePermission('workspace:see')
  @RouteSchema({ body: EventQueryBody, response: { 200: EventPageReply } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: EventQueryBody, @Req() request: FastifyRequest): Promise<EventPageReply> {
    return this.#reply(ctx, await this.events.firstPage(ctx, body.filter ?? {}, body.limit ?? PAGE), request);
  }

  @Get('filter/next')
  @ExactNumbers()
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: NextQuery, response: { 200: EventPageReply } })
  async next(@Workspace() ctx: WorkspaceContext, @Query() query: Static<typeof NextQuery>, @Req() request: FastifyRequest): Promise<EventPageReply> {
    return this.#reply(ctx, await this.events.nextPage(ctx, query['page-token']), request);
  }

  @Post('count-by/:countable')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ params: CountParams, body: EventCountBody, response: { 200: EventCountReply } })
  async countBy(@Workspace() ctx: WorkspaceContext, @Param('countable') countable: Countable, @Body() body: EventCountBody): Promise<EventCountReply> {
    return this.events.count(ctx, countable, body);
  }

  /** Clients follow the address of the next page as it is. */
  #reply({ accountId, workspaceId }: WorkspaceContext, { events, total, nextToken }: EventPage, request: FastifyRequest): EventPageReply {
    const next = nextToken && `${askedAt(this.config, request)}/api/accounts/${accountId}/workspaces/${workspaceId}/events/filter/next?page-token=${nextToken}`;
    return { events: events.map(toEventReply) as EventPageReply['events'], total, next_page: next };
  }
}
