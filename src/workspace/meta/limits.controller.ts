import { randomUUID } from 'node:crypto';
import { Anything, Enum, Maybe, Strict, Text } from '@app/contract';
import { Fault } from '@app/faults';
import { Type } from '@sinclair/typebox';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission } from '../../http/decorators.js';

const Increment = Strict({
  names: Type.Array(Text),
  slots: Type.Integer({ minimum: 1 }),
  mode: Maybe(Enum(['concurrency', 'rate_limit'])),
  lease_duration: Maybe(Type.Number()),
  holder: Type.Optional(Anything),
});

/**
 * Tagged tasks ask for a slot of every limit of that name before they start. This release has no limits,
 * so each of them is let through, holding nothing.
 */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/v2/concurrency_limits')
export class LimitsController {
  @Post('increment-with-lease')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: Increment })
  increment(): { lease_id: string; limits: never[] } {
    return { lease_id: randomUUID(), limits: [] };
  }

  @Post('decrement-with-lease')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  decrement(): void {
    // A lease on no limits holds nothing that could be given back.
  }

  @Post('leases/:leaseId/renew')
  @RequirePermission('workspace:run')
  renew(): never {
    throw new Fault('lease.gone', 'Lease not found');
  }
}
