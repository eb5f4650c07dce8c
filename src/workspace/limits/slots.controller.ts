import {
  AskedLimitReply,
  DecrementBody,
  DecrementWithLeaseBody,
  IncrementBody,
  IncrementWithLeaseBody,
  LeaseReply,
  RenewBody,
  type LeaseHolderBody,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Type } from '@sinclair/typebox';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { AsksFor, type AskedBy } from './asked-by.js';
import { Waits, type Patience } from './patience.js';
import { SlotsService, type Wish } from './slots.service.js';

/** As the SDK takes them for granted. */
const LEASE_SECONDS = 300;

/** What running flows and tasks ask of limits. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/v2/concurrency_limits')
export class SlotsController {
  constructor(private readonly slots: SlotsService) {}

  @Post('increment')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: IncrementBody, response: { 200: Type.Array(AskedLimitReply) } })
  async increment(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: IncrementBody,
    @Waits() patience: Patience | null,
    @AsksFor() askedBy: AskedBy | null,
  ): Promise<AskedLimitReply[]> {
    return (await this.slots.take(ctx, toWish(body, askedBy), patience)).map(toAskedReply);
  }

  @Post('increment-with-lease')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: IncrementWithLeaseBody, response: { 200: LeaseReply } })
  async incrementWithLease(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: IncrementWithLeaseBody,
    @Waits() patience: Patience | null,
    @AsksFor() askedBy: AskedBy | null,
  ): Promise<LeaseReply> {
    const lease = { seconds: body.lease_duration ?? LEASE_SECONDS, holder: body.holder ? toHolder(body.holder) : null };
    const { leaseId, limits } = await this.slots.lease(ctx, toWish(body, askedBy), lease, patience);
    return { lease_id: leaseId, limits: limits.map(toAskedReply) };
  }

  @Post('decrement')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DecrementBody, response: { 200: Type.Array(AskedLimitReply) } })
  async decrement(@Workspace() ctx: WorkspaceContext, @Body() body: DecrementBody): Promise<AskedLimitReply[]> {
    return this.slots.give(ctx, { names: body.names, slots: body.slots, occupancySeconds: body.occupancy_seconds ?? null });
  }

  @Post('decrement-with-lease')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DecrementWithLeaseBody })
  async decrementWithLease(@Workspace() ctx: WorkspaceContext, @Body() body: DecrementWithLeaseBody): Promise<void> {
    await this.slots.end(ctx, body.lease_id.toLowerCase());
  }

  @Post('leases/:leaseId/renew')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: RenewBody })
  async renew(@Workspace() ctx: WorkspaceContext, @IdParam('leaseId') leaseId: string, @Body() body?: RenewBody): Promise<void> {
    await this.slots.renew(ctx, leaseId, body?.lease_duration ?? LEASE_SECONDS);
  }
}

const toWish = ({ names, slots, mode }: IncrementBody, askedBy: AskedBy | null): Wish => ({ names, slots, mode: mode ?? 'concurrency', askedBy });
const toHolder = ({ type, id }: LeaseHolderBody): LeaseHolderBody => ({ type, id: id.toLowerCase() });
const toAskedReply = ({ id, name, limit }: AskedLimitReply): AskedLimitReply => ({ id, name, limit });
