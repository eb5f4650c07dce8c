import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';

const FOLDER = fileURLToPath(new URL('../.cache/route-coverage/', import.meta.url));
const ID_IN_REPLY = /"id":"([0-9a-f-]{36})"/g;

/** What may happen to a request, as scripts/route-coverage.mjs tells it. */
type Case = 'success' | 'wrong input' | 'missing' | 'another’s' | 'no key';

interface Route {
  /** Which of the cases it has at all. */
  readonly possible: readonly Case[];
  readonly seen: Set<Case>;
}

/**
 * Which cases of which routes the requests of a spec came to, from the requests themselves. `missing` is a 404; it is `another’s` where
 * the workspace at that address is not the caller's, or where an id in the path is one that a reply to another workspace has named.
 */
export class RouteRecord {
  readonly #routes = new Map<string, Route>();
  readonly #workspaceOf = new Map<string, string>();

  /** To be called before routes are registered. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url, config, schema }) => {
      if (!config?.door || method === 'HEAD') return;
      const possible: Case[] = ['success'];
      if (schema?.body || schema?.querystring) possible.push('wrong input');
      if (/:(?!accountId|workspaceId)/.test(url)) possible.push('missing');
      if (config.door.kind === 'permission') possible.push('another’s');
      if (config.door.kind !== 'public') possible.push('no key');
      this.#routes.set(`${String(method)} ${url}`, { possible, seen: new Set() });
    });
    fastify.addHook('onSend', (request, reply, payload, done) => {
      this.#note(request, reply, typeof payload === 'string' ? payload : '');
      done(null, payload);
    });
  }

  /** For the reporter that looks at all of them. */
  save(): void {
    mkdirSync(FOLDER, { recursive: true });
    const routes = Object.fromEntries([...this.#routes].map(([route, { possible, seen }]) => [route, { possible, seen: [...seen] }]));
    writeFileSync(`${FOLDER}${uuidv7()}.json`, JSON.stringify(routes));
  }

  #note(request: FastifyRequest, reply: FastifyReply, payload: string): void {
    const route = this.#routes.get(`${request.method} ${request.routeOptions.url ?? ''}`);
    if (!route) return;
    const { workspaceId = '', ...params } = request.params as Record<string, string>;
    if (reply.statusCode < 300) for (const [, id = ''] of payload.matchAll(ID_IN_REPLY)) this.#workspaceOf.set(id, workspaceId);
    const happened = this.#caseOf(reply.statusCode, payload, workspaceId, Object.values(params));
    if (happened) route.seen.add(happened);
  }

  #caseOf(status: number, payload: string, workspaceId: string, params: readonly string[]): Case | null {
    if (status < 300) return 'success';
    if (status === 401) return 'no key';
    if (status === 400 || status === 422) return 'wrong input';
    if (status !== 404) return null;
    const isAnothers = params.some((id) => (this.#workspaceOf.get(id) ?? workspaceId) !== workspaceId);
    return isAnothers || /"code":"(workspace|account)\.not_found"/.test(payload) ? 'another’s' : 'missing';
  }
}
