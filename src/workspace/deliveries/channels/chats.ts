import { cut, inJson, notifyTypeOf, type Channel, type Message } from './channel.js';

const COLORS = { info: '#3AA3E3', success: '#3AA337', warning: '#CACF29', failure: '#A32037' } as const;
const DISCORD_CHARACTERS_MAX = 2_000;

/** Of Slack, and of those who speak its language. */
export const slack: Channel = (settings, message) => [
  {
    ...inJson(settings.text('url'), { attachments: [attachmentOf(message, COLORS[notifyTypeOf(settings)])] }),
    allowsPrivate: settings.flag('allow_private_urls', true),
  },
];

export const mattermost: Channel = (settings, message) => {
  const scheme = settings.flag('secure', false) ? 'https' : 'http';
  const path = (settings.textOrNull('path') ?? '').replace(/^\/+|\/+$/g, '');
  const url = `${scheme}://${settings.text('hostname')}:${settings.number('port', 8065)}${path && `/${path}`}/hooks/${encodeURIComponent(settings.text('token'))}`;
  const username = settings.textOrNull('botname');
  const said = { ...(username === null ? {} : { username }), attachments: [attachmentOf(message, COLORS[notifyTypeOf(settings)])] };
  const channels = settings.texts('channels').map((channel) => channel.replace(/^#/, ''));
  return channels.length === 0 ? [inJson(url, said)] : channels.map((channel) => ({ ...inJson(url, { ...said, channel }), to: channel }));
};

const attachmentOf = ({ subject, body }: Message, color: string) => ({
  color,
  ...(subject === null ? {} : { title: subject }),
  text: body,
  fallback: subject === null ? body : `${subject}: ${body}`,
  mrkdwn_in: ['text'],
});

/** A card, as the workflows of Teams take it. */
export const teams: Channel = (settings, { subject, body }) => {
  const wrap = settings.flag('wrap', true);
  const title = subject === null ? [] : [{ type: 'TextBlock', text: subject, weight: 'bolder', size: 'large', style: 'heading', wrap }];
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [...title, { type: 'TextBlock', text: body, wrap }],
  };
  const card = { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }] };
  return [{ ...inJson(settings.text('url'), card), allowsPrivate: settings.flag('allow_private_urls', true) }];
};

export const discord: Channel = (settings, { subject, body }) => {
  const [id, token] = ['webhook_id', 'webhook_token'].map((name) => encodeURIComponent(settings.text(name)));
  const [username, avatar] = [settings.textOrNull('botname'), settings.textOrNull('avatar_url')];
  const said = {
    content: cut(subject === null ? body : `**${subject}**\n${body}`, DISCORD_CHARACTERS_MAX),
    tts: settings.flag('tts', false),
    ...(username === null ? {} : { username }),
    ...(settings.flag('avatar', false) && avatar !== null ? { avatar_url: avatar } : {}),
  };
  return [inJson(`https://discord.com/api/webhooks/${id}/${token}`, said)];
};
