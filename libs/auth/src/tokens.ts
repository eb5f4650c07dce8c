import { createHash, randomBytes } from 'node:crypto';

/** What the field expects a person's key to begin with. */
export const USER_KEY_PREFIX = 'pnu_';
/** And a service account's. */
export const BOT_KEY_PREFIX = 'pnb_';

const TOKEN_BYTES = 32;
const HINT_CHARACTERS = 10;

/** 256 random bits: long enough that a plain hash of it needs no salt and no slow function. */
export const newApiKey = (prefix = USER_KEY_PREFIX): string => `${prefix}${randomBytes(TOKEN_BYTES).toString('base64url')}`;

export const newSessionToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Enough of a key to tell it from others, too little to use it. */
export const hintOf = (key: string): string => key.slice(0, HINT_CHARACTERS);
