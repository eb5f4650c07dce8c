import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../src/app.testing.js';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its `:name` parts. */
  path: string;
}

/** Every route that the application really has, from its own table. */
export async function listRoutes(): Promise<Route[]> {
  const test = await testApp();
  try {
    return toRoutes((test.app.getHttpAdapter().getInstance() as FastifyInstance).printRoutes({ commonPrefix: false }));
  } finally {
    await test.close();
  }
}

/** Fastify prints a tree in which each line continues the path of the line it hangs from. */
function toRoutes(tree: string): Route[] {
  const parts: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    parts.length = indent.length / 4;
    parts.push(part);
    // Routes that call one part by several names come with all of them.
    const path = parts
      .join('')
      .replace(/(workspaces\/):[\w|:]+/, '$1:workspaceId')
      .replaceAll(/(:\w+)\|[\w|:]+/g, '$1');
    return (methods?.split(', ') ?? []).filter((method) => method !== 'HEAD' && method !== 'OPTIONS').map((method) => ({ method, path }) as Route);
  });
}
