import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 60_000;

/** Asks until it is true, and throws when that takes too long. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('It never came true.');
    await sleep(20);
  }
}
