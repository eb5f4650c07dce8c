/** Injection token of the queue. */
export const JOB_QUEUE = Symbol('job-queue');
