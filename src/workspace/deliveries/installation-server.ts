import type { Config } from '@app/config';
import type { MailServer } from '@app/egress';

export const SMTP_UNSET = 'This installation sends no e-mail: EPARCH_SMTP_HOST and EPARCH_SMTP_SENDER have to be set';

const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

/** By which the installation sends its letters, and as whom; null where it sends none. */
export function installationServer(config: Config): (MailServer & { readonly sender: string }) | null {
  const { smtpHost: host, smtpPort: port, smtpTls: security, smtpUser: user, smtpPassword: password, smtpVerify: verifiesTls, smtpSender: sender } = config;
  if (host === null || sender === null) return null;
  return { host, port: port ?? PORTS[security], security, verifiesTls, sender, login: user === null ? null : { user, password: password ?? '' } };
}
