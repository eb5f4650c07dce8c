import { newSessionToken } from '@app/auth';

/** What stands in a webhook's address. Whoever knows it may send, so it is as hard to guess as a key. */
export const newSlug = newSessionToken;

/** Anything else was never given to anybody, and is not worth a look into the database. */
export const isSlug = (text: string): boolean => /^[\w-]{43}$/.test(text);
