import { refuse } from '../settings.js';
import { cut, inJson, type Channel } from './channel.js';

const SMS_CHARACTERS_MAX = 1_600;

/** Each recipient is told alone. */
export const twilioSms: Channel = (settings, { subject, body }) => {
  const sid = settings.text('account_sid');
  const authorization = `Basic ${Buffer.from(`${sid}:${settings.text('auth_token')}`).toString('base64')}`;
  const text = cut(subject === null ? body : `${subject}\n${body}`, SMS_CHARACTERS_MAX);
  return settings.texts('to_phone_numbers').map((to) => ({
    to,
    method: 'POST',
    url: `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization },
    body: new URLSearchParams({ From: settings.text('from_phone_number'), To: to, Body: text }).toString(),
  }));
};

/** Nor do recipients of a letter learn of each other. */
export const sendgrid: Channel = (settings, { subject, body }) => {
  const recipients = settings.texts('to_emails');
  if (recipients.length === 0) refuse('The block has no to_emails');
  const letter = {
    personalizations: recipients.map((email) => ({ to: [{ email }] })),
    from: { email: settings.text('sender_email') },
    subject: subject ?? 'Prefect Notifications',
    content: [{ type: 'text/plain', value: body }],
  };
  return [inJson('https://api.sendgrid.com/v3/mail/send', letter, { authorization: `Bearer ${settings.text('api_key')}` })];
};
