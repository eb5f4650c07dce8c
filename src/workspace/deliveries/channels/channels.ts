import { opsgenie, pagerDuty } from './alerts.js';
import type { Channel } from './channel.js';
import { discord, mattermost, slack, teams } from './chats.js';
import { email } from './email.js';
import { sendgrid, twilioSms } from './letters.js';
import { customWebhook, webhook } from './webhooks.js';

/** By the slug of a block's type. */
export const CHANNELS: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  ['custom-webhook', customWebhook],
  ['discord-webhook', discord],
  ['email', email],
  ['mattermost-webhook', mattermost],
  ['ms-teams-webhook', teams],
  ['opsgenie-webhook', opsgenie],
  ['pager-duty-webhook', pagerDuty],
  ['sendgrid-email', sendgrid],
  ['slack-webhook', slack],
  ['twilio-sms', twilioSms],
  ['webhook', webhook],
]);
