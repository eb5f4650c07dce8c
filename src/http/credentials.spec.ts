import type { Authenticator, Principal } from '@app/auth';
import { apiKeyOf, isSameOrigin, principalOf, sessionTokenOf } from './credentials.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the API key of a header', () => {
  it.each<[string | undefined, string | null]>([
    ['Bearer pnu_x', 'pnu_x'],
    ['bearer pnu_x', 'pnu_x'],
    ['  BEARER   pnu_x ', 'pnu_x'],
    [`Basic ${base64('pnu_x')}`, 'pnu_x'],
    [`basic ${base64('pnu_x:')}`, 'pnu_x'],
    [`Basic ${base64(':pnu_x')}`, 'pnu_x'],
    ['Digest pnu_x', null],
    ['pnu_x', null],
    ['Bearer', null],
    ['', null],
    [undefined, null],
  ])('%p holds %p', (header, key) => expect(apiKeyOf(header)).toBe(key));
});

describe('the session of a cookie', () => {
  it.each<[string | undefined, string | null]>([
    ['eparch_session=abc', 'abc'],
    ['a=b; eparch_session=abc;c=d', 'abc'],
    ['eparch_session=', null],
    ['other_eparch_session=abc', null],
    [undefined, null],
  ])('%p is %p', (cookie, token) => expect(sessionTokenOf(cookie)).toBe(token));
});

describe('who asks', () => {
  const of = (name: string): Principal => ({ actorId: name }) as Principal;
  const authenticator = {
    byApiKey: async (key: string) => (key === 'good' ? of('key') : null),
    bySession: async (token: string) => (token === 'good' ? of('session') : null),
  } as unknown as Authenticator;

  it.each<[authorization: string | undefined, cookie: string | undefined, who: string | undefined]>([
    ['Bearer good', undefined, 'key'],
    [undefined, 'eparch_session=good', 'session'],
    ['Bearer good', 'eparch_session=bad', 'key'],
    ['Bearer bad', 'eparch_session=good', undefined],
    ['nonsense', 'eparch_session=good', undefined],
    [undefined, undefined, undefined],
  ])('with the header %p and the cookie %p is %p', async (authorization, cookie, who) =>
    expect((await principalOf(authenticator, { authorization, cookie }))?.actorId).toBe(who),
  );
});

describe('a request that rides on a session', () => {
  it.each<[Parameters<typeof isSameOrigin>[0], boolean]>([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://a:1', host: 'a:1' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'http://a:1', host: 'a:1' }, true],
    [{ origin: 'http://b:1', host: 'a:1' }, false],
    [{ origin: 'null', host: 'a:1' }, false],
    [{ host: 'a:1' }, false],
    [{}, false],
  ])('with %p is from our own pages: %p', (headers, own) => expect(isSameOrigin(headers)).toBe(own));
});
