import { requireEmail } from './emails.js';

describe('an e-mail address', () => {
  it.each([
    [' ada@example.com ', 'ada@example.com'],
    ['Ada.Lovelace+work@sub.example.co.uk', 'Ada.Lovelace+work@sub.example.co.uk'],
    ['jose\u0301@example.com', 'jos\u00e9@example.com'],
    ['ボブ@例え.jp', 'ボブ@例え.jp'],
  ])('%p is kept as %p', (given, kept) => expect(requireEmail(given)).toBe(kept));

  it.each([
    '',
    'ada',
    'ada@localhost',
    'ada@@example.com',
    '@example.com',
    'ada@',
    'ada@.com ada',
    'a da@example.com',
    'ada\0@example.com',
    'ada\u200b@example.com',
    `${'a'.repeat(250)}@example.com`,
  ])('%p is none', (given) => expect(() => requireEmail(given)).toThrow(expect.objectContaining({ code: 'request.invalid' })));
});
