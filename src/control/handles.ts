import { Fault } from '@app/faults';

export const HANDLE_CHARACTERS_MAX = 63;
const HANDLE = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** Paths of the console and the API begin with these. */
const RESERVED = new Set(['api', 'graphql', 'auth', 'account', 'settings', 'hooks', 'assets', 'new']);

/** Throws `request.invalid` with what to change about it. `field` names it in the reply. */
export function requireHandle(handle: string, field: string): string {
  const message = wrongWith(handle);
  if (message) throw new Fault('request.invalid', message, { fields: [{ path: [field], message, type: 'handle' }] });
  return handle;
}

export function requireName(name: string, field: string): string {
  const trimmed = name.trim();
  const message = trimmed === '' ? 'Give it a name.' : trimmed.length > 255 ? 'Use at most 255 characters.' : null;
  if (message) throw new Fault('request.invalid', message, { fields: [{ path: [field], message, type: 'name' }] });
  return trimmed;
}

/** A handle that reads like the name: "Ada’s Team" becomes ada-s-team. Never empty. */
export function handleFrom(name: string): string {
  const handle = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, HANDLE_CHARACTERS_MAX - 4)
    .replaceAll(/^-+|-+$/g, '');
  return handle === '' || RESERVED.has(handle) ? 'my-team' : handle;
}

/** The handle itself, or the first of it with a number behind that is not taken. */
export function firstFree(handle: string, taken: ReadonlySet<string>): string {
  if (!taken.has(handle)) return handle;
  for (let number = 2; ; number++) if (!taken.has(`${handle}-${number}`)) return `${handle}-${number}`;
}

function wrongWith(handle: string): string | null {
  if (handle.length > HANDLE_CHARACTERS_MAX) return `Use at most ${HANDLE_CHARACTERS_MAX} characters.`;
  if (!HANDLE.test(handle)) return 'Use lower-case letters, digits and dashes, and begin and end with a letter or digit.';
  if (RESERVED.has(handle)) return `${handle} is reserved. Choose another handle.`;
  return null;
}
