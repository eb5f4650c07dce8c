import type { Platform } from './platform.js';

const ANSWER_TIMEOUT_MS = 3_000;

/** The first of what requests need that does not answer within seconds; null when all of it does. */
export async function whatIsMissing({ control, cell, redis }: Pick<Platform, 'control' | 'cell' | 'redis'>): Promise<'Database' | 'Redis' | null> {
  const [database, store] = await Promise.all([
    answersInTime(Promise.all([control.query('select 1'), cell.query({ text: 'select 1' })])),
    redis === null || answersInTime(redis.ping()),
  ]);
  if (!database) return 'Database';
  return store ? null : 'Redis';
}

/** A server that hangs answers neither yes nor no. */
async function answersInTime(question: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ANSWER_TIMEOUT_MS)));
  const answered = question.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
