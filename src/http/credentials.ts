import type { Authenticator, Principal } from '@app/auth';

export const SESSION_COOKIE = 'eparch_session';

/** Of requests and answers: what they carry is nobody's to read again. */
const SECRET_HEADER = /^(set-)?cookie$|authorization|authenticate|token|secret|password|api-?key/;

/** A copy without the headers that carry secrets. Their names are in lower case. */
export const withoutSecrets = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADER.test(name)));

/** What of a request may carry a credential. */
export interface CredentialSource {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

/**
 * The API key of an Authorization header: `Bearer KEY`, the scheme in any case, or `Basic` with the whole decoded text as the key,
 * which is what the SDK sends when only PREFECT_API_AUTH_STRING is set. Null when there is none.
 */
export function apiKeyOf(authorization: string | undefined): string | null {
  const [scheme, value] = authorization?.trim().split(/\s+/, 2) ?? [];
  if (!scheme || !value) return null;
  if (/^bearer$/i.test(scheme)) return value;
  if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString('utf8').replace(/^:|:$/g, '');
  return null;
}

export function sessionTokenOf(cookie: string | undefined): string | null {
  const found = cookie?.split(/;\s*/).find((pair) => pair.startsWith(`${SESSION_COOKIE}=`));
  return found?.slice(SESSION_COOKIE.length + 1) || null;
}

/** Who the request comes from; null when it carries no credential that holds. A key that is sent decides alone: no session stands in for a bad one. */
export async function principalOf(authenticator: Authenticator, source: CredentialSource): Promise<Principal | null> {
  if (source.authorization !== undefined) {
    const key = apiKeyOf(source.authorization);
    return key === null ? null : authenticator.byApiKey(key);
  }
  const token = sessionTokenOf(source.cookie);
  return token === null ? null : authenticator.bySession(token);
}

/**
 * Whether a request that rides on a session cookie was made by our own pages. Browsers say so themselves; a request
 * from elsewhere, or one that does not say, may not change anything.
 */
export function isSameOrigin(headers: { origin?: string | undefined; host?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined }): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin !== undefined && URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}
