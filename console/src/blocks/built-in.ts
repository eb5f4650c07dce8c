const NOTIFICATIONS = 'prefect.blocks.notifications';
const FILES = 'prefect.filesystems';

/** Where the SDK has the classes of the types that every workspace begins with. */
export const BUILT_IN: Readonly<Record<string, { readonly module: string; readonly name: string }>> = {
  secret: { module: 'prefect.blocks.system', name: 'Secret' },
  webhook: { module: 'prefect.blocks.webhook', name: 'Webhook' },
  'local-file-system': { module: FILES, name: 'LocalFileSystem' },
  'remote-file-system': { module: FILES, name: 'RemoteFileSystem' },
  smb: { module: FILES, name: 'SMB' },
  'custom-webhook': { module: NOTIFICATIONS, name: 'CustomWebhookNotificationBlock' },
  'discord-webhook': { module: NOTIFICATIONS, name: 'DiscordWebhook' },
  'mattermost-webhook': { module: NOTIFICATIONS, name: 'MattermostWebhook' },
  'ms-teams-webhook': { module: NOTIFICATIONS, name: 'MicrosoftTeamsWebhook' },
  'opsgenie-webhook': { module: NOTIFICATIONS, name: 'OpsgenieWebhook' },
  'pager-duty-webhook': { module: NOTIFICATIONS, name: 'PagerDutyWebHook' },
  'sendgrid-email': { module: NOTIFICATIONS, name: 'SendgridEmail' },
  'slack-webhook': { module: NOTIFICATIONS, name: 'SlackWebhook' },
  'twilio-sms': { module: NOTIFICATIONS, name: 'TwilioSMS' },
};
