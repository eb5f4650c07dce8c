import type { User } from '@app/auth';
import { Fault } from '@app/faults';
import { type FindOptionsWhere, Raw } from 'typeorm';

const CHARACTERS_MAX = 254;
/** Something, an at sign, and a domain with a dot; no blanks, and nothing that cannot be seen. */
const ADDRESS = /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u;

/** The address as it is kept: one way of writing what looks the same. Throws `request.invalid`. */
export function requireEmail(text: string): string {
  const email = normalize(text);
  if (ADDRESS.test(email) && email.length <= CHARACTERS_MAX) return email;
  const message = 'Enter an e-mail address such as ada@example.com.';
  throw new Fault('request.invalid', message, { fields: [{ path: ['email'], message, type: 'email' }] });
}

/** Whoever has this address, in any case of its letters: asked the way the unique index keeps it. */
export function ofEmail(text: string): FindOptionsWhere<User> {
  // No address holds the character that PostgreSQL cannot take.
  return { email: Raw((column) => `lower(${column}) = lower(:email)`, { email: normalize(text).replaceAll('\0', '\ufffd') }) };
}

const normalize = (text: string): string => text.trim().normalize('NFC');
