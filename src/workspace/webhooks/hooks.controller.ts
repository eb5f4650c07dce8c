import { All, Controller, HttpCode, Param, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { apiKeyOf } from '../../http/credentials.js';
import { HooksService } from './hooks.service.js';

/** Some senders batch; none that is known sends more at once. */
const BODY_BYTES_MAX = 1024 * 1024;
/** They are nobody's business but the edge's. */
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** The addresses that other systems are given. Source: docs/webhooks.md */
@Controller('hooks')
export class HooksController {
  constructor(private readonly hooks: HooksService) {}

  /** Anyone may call it: the slug is the secret. */
  @All(':slug')
  @HttpCode(204)
  @RouteConfig({ door: { kind: 'public' }, asText: { bytesMax: BODY_BYTES_MAX } })
  async receive(@Param('slug') slug: string, @Req() request: FastifyRequest): Promise<void> {
    const { method, headers, bodyText = '' } = request;
    const told = Object.entries(headers).flatMap(([name, value]) => (CREDENTIALS.has(name) || value === undefined ? [] : [[name, String(value)] as const]));
    await this.hooks.receive(slug, { method, headers: Object.fromEntries(told), body: bodyText }, apiKeyOf(headers.authorization));
  }
}
