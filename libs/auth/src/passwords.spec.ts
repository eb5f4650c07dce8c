import { hashPassword, requireStrongPassword, verifyPassword } from './passwords.js';

describe('passwords', () => {
  it.each(['short', 'Qwertyuiop', 'aaaaaaaaaaaa', 'ada.lovelace@acme.example', 'x'.repeat(300)])('refuses %s', (password) =>
    expect(() => requireStrongPassword(password, 'ada.lovelace@acme.example')).toThrow(expect.objectContaining({ code: 'auth.weak_password' })),
  );
  it('accepts a phrase', () => expect(() => requireStrongPassword('green horses fly', 'a@b.example')).not.toThrow());

  it('knows its own hash, no other, and nobody’s', async () => {
    const hash = await hashPassword('green horses fly');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await verifyPassword(hash, 'green horses fly')).toBe(true);
    expect(await verifyPassword(hash, 'green horses flew')).toBe(false);
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  });
});
