/** Where a pool is shown; names may hold what addresses may not. */
export const poolPath = (base: string, name: string): string => `${base}/work-pools/work-pool/${encodeURIComponent(name)}`;

/** The same of a queue, which goes by its id. */
export const queuePath = (base: string, id: string): string => `${base}/work-queues/work-queue/${id}`;

/** As a shell takes it for one word. */
export const quoted = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `"${name}"`);
