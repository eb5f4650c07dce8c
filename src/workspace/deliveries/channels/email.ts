import type { MailServer } from '@app/egress';
import { plainText, refuse, Settings } from '../settings.js';
import type { Channel } from './channel.js';

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

/** Recipients do not learn of each other. */
export const email: Channel = (settings, { id, subject, body }) => {
  const recipients = [...new Set(settings.texts('emails').map((one) => one.trim()))];
  const wrong = recipients.find((one) => !ADDRESS.test(one));
  if (wrong !== undefined) refuse(`${wrong} in the block’s emails is no e-mail address`);
  const own = settings.map('email_server_credentials');
  const credentials = own.size === 0 ? null : new Settings(own);
  const user = credentials?.textOrNull('username') ?? null;
  const from = user !== null && ADDRESS.test(user) ? user : null;
  return {
    server: credentials && serverOf(credentials),
    letters: recipients.map((to) => ({ id, from, to, subject: subject ?? 'Prefect Notifications', text: body })),
  };
};

/** By the names that the SDK has for them. */
const HOSTS: Readonly<Record<string, string>> = {
  AOL: 'smtp.aol.com',
  ATT: 'smtp.mail.att.net',
  COMCAST: 'smtp.comcast.net',
  GMAIL: 'smtp.gmail.com',
  ICLOUD: 'smtp.mail.me.com',
  OUTLOOK: 'smtp-mail.outlook.com',
  YAHOO: 'smtp.mail.yahoo.com',
};

/** The SDK writes the type of a server by its port as well. */
const TYPES = {
  SSL: { security: 'tls', port: 465 },
  STARTTLS: { security: 'starttls', port: 587 },
  INSECURE: { security: 'none', port: 25 },
} as const;

/** As the SDK uses the block `email-server-credentials`: it signs in where nobody can listen, and nowhere else. */
function serverOf(credentials: Settings): MailServer {
  const host = credentials.textOrNull('smtp_server') ?? 'GMAIL';
  const written = plainText(credentials.value('smtp_type') ?? 'SSL');
  const [, type] =
    Object.entries(TYPES).find(([name, { port }]) => name === written.toUpperCase() || String(port) === written) ?? refuse(`${written} is no smtp_type`);
  const user = credentials.textOrNull('username');
  return {
    host: HOSTS[host.toUpperCase()] ?? host,
    port: credentials.number('smtp_port', type.port),
    security: type.security,
    login: user === null || type.security === 'none' ? null : { user, password: credentials.textOrNull('password') ?? '' },
    verifiesTls: credentials.flag('verify', true),
  };
}
