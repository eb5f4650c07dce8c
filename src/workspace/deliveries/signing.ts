import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The headers by which a receiver knows who sent something, and when. Several secrets sign while one replaces another. Source: docs/webhooks.md#signatures */
export function signed({ id, timestamp, body, secrets }: { id: string; timestamp: number; body: string; secrets: string | null }): Record<string, string> {
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp) };
  if (!secrets?.trim()) return headers;
  const sign = (secret: string): string => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return { ...headers, 'webhook-signature': secrets.trim().split(/\s+/).map(sign).join(' ') };
}

/** As the standard writes secrets, or any other text. */
const keyOf = (secret: string): Buffer => (secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret));
