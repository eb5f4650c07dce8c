import { Fault } from '@app/faults';

export const HANDLE_CHARACTERS_MAX = 63;
const NAME_CHARACTERS_MAX = 255;
const TEXT_CHARACTERS_MAX = 5_000;
const HANDLE = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** Paths of the console and the API begin with these. */
const RESERVED = new Set(['api', 'graphql', 'auth', 'account', 'settings', 'hooks', 'assets', 'new']);

/** Throws `request.invalid` with what to change about it. `field` names it in the reply. */
export function requireHandle(handle: string, field: string): string {
  const message = wrongWith(handle);
  if (message) throw wrong(field, message, 'handle');
  return handle;
}

/** The name without blanks around it. Throws `request.invalid` when there is nothing that a line of a list could show. */
export function requireName(name: string, field: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw wrong(field, 'Give it a name.', 'name');
  return requireLine(trimmed, field);
}

/** The same for what may be empty. */
export function requireLine(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed.length > NAME_CHARACTERS_MAX) throw wrong(field, `Use at most ${NAME_CHARACTERS_MAX} characters.`, 'name');
  if (/\p{Cc}/u.test(trimmed)) throw wrong(field, 'Use no line breaks and no other control characters.', 'name');
  return trimmed;
}

/** Several lines, or nothing. */
export function requireText(text: string | null, field: string): void {
  if (text === null) return;
  if (text.length > TEXT_CHARACTERS_MAX) throw wrong(field, `Use at most ${TEXT_CHARACTERS_MAX} characters.`, 'text');
  if (text.includes('\0')) throw wrong(field, 'The character U+0000 cannot be kept.', 'text');
}

const wrong = (field: string, message: string, type: string): Fault => new Fault('request.invalid', message, { fields: [{ path: [field], message, type }] });

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
