import { Fault } from '@app/faults';
import { hash, verify } from '@node-rs/argon2';

export const PASSWORD_CHARACTERS_MIN = 10;
/** Longer ones cost hashing time and add nothing. */
const PASSWORD_CHARACTERS_MAX = 256;

/** Argon2id with the memory and time that OWASP's password storage guidance names first. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Long enough for the rule and still among the first that anyone would try. */
const COMMON = new Set([
  '1234567890',
  '0123456789',
  '0987654321',
  'qwertyuiop',
  'password12',
  'password123',
  'password1234',
  'passwordpassword',
  'iloveyou123',
  'administrator',
]);

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2);

/**
 * Whether the password is the one. Takes as long for nobody's password as for a wrong one,
 * so that the answer's time does not tell which e-mail addresses exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? (await decoy());
  const matches = await verify(against, password).catch(() => false);
  return matches && passwordHash !== null;
}

/** Throws `auth.weak_password` with what to change about the field. */
export function requireStrongPassword(password: string, email: string, field = 'password'): void {
  const message = weakness(password, email);
  if (message) throw new Fault('auth.weak_password', message, { fields: [{ path: [field], message, type: 'weak_password' }] });
}

function weakness(password: string, email: string): string | null {
  const lower = password.toLowerCase();
  if (password.length < PASSWORD_CHARACTERS_MIN) return `Use at least ${PASSWORD_CHARACTERS_MIN} characters.`;
  if (password.length > PASSWORD_CHARACTERS_MAX) return `Use at most ${PASSWORD_CHARACTERS_MAX} characters.`;
  if (lower === email.toLowerCase() || lower === email.split('@')[0]?.toLowerCase()) return 'Use something other than your e-mail address.';
  if (COMMON.has(lower) || new Set(lower).size < 4) return 'This password is easy to guess. Use a longer phrase or a password manager.';
  return null;
}

let decoyHash: Promise<string> | undefined;
const decoy = (): Promise<string> => (decoyHash ??= hashPassword('nobody has this password'));
