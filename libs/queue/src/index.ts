export { chooseBackend, postgresBackend, redisBackend, type Backend } from './backends.js';
export { BullQueue, type BullQueueOptions } from './bull-queue.js';
export { defineJob, type AddOptions, type Handler, type Job, type JobQueue } from './job.js';
