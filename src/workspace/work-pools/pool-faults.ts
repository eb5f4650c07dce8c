import { Fault } from '@app/faults';

export const poolNotFound = (name: string): Fault => new Fault('work_pool.not_found', `Work pool "${name}" not found.`);

export const queueNotFound = (pool: string, name: string): Fault => new Fault('work_queue.not_found', `Work pool queue '${pool}/${name}' not found.`);
