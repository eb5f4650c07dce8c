import { parseJson, type JsonMap } from '@app/contract';
import { Settings, UnfitBlock } from '../settings.js';
import type { Call, Mailing, Message } from './channel.js';
import { CHANNELS } from './channels.js';

const MESSAGE: Message = { id: 'd-1', subject: 'It failed', body: 'Flow run "x" <failed>', blockName: 'my-block', now: 1_700_000_000 };

function said(slug: string, values: object, message: Partial<Message> = {}): readonly Call[] | Mailing {
  const channel = CHANNELS.get(slug);
  if (!channel) throw new Error(`No channel for ${slug}`);
  return channel(new Settings(parseJson(JSON.stringify(values)) as JsonMap), { ...MESSAGE, ...message });
}
const requests = (...args: Parameters<typeof said>): readonly Call[] => said(...args) as readonly Call[];
function request(slug: string, values: object, message: Partial<Message> = {}): Call & { json: unknown } {
  const made = requests(slug, values, message);
  expect(made).toHaveLength(1);
  const [one] = made as [Call];
  return { ...one, json: one.headers?.['content-type'] === 'application/json' ? JSON.parse(one.body ?? '') : null };
}

describe('slack-webhook', () => {
  it('posts to its address, coloured by the type of the notification', () => {
    const attachment = { color: '#A32037', title: 'It failed', text: MESSAGE.body, fallback: `It failed: ${MESSAGE.body}`, mrkdwn_in: ['text'] };
    expect(request('slack-webhook', { url: 'https://slack.example/a/b', notify_type: 'failure', allow_private_urls: false })).toMatchObject({
      method: 'POST',
      url: 'https://slack.example/a/b',
      allowsPrivate: false,
      json: { attachments: [attachment] },
    });
  });

  it('has no title without a subject', () =>
    expect(request('slack-webhook', { url: 'https://slack.example' }, { subject: null }).json).toMatchObject({ attachments: [{ fallback: MESSAGE.body }] }));

  it('needs an address', () => expect(() => requests('slack-webhook', { url: '' })).toThrow(UnfitBlock));
});

describe('mattermost-webhook', () => {
  it('posts to its host once for each channel', () => {
    const block = { hostname: 'chat.example', token: 'tok/en', secure: true, port: 443, path: '/mm/', botname: 'bot', channels: ['#ops', 'dev'] };
    expect(
      requests('mattermost-webhook', block).map(({ url, body }) => [url, (JSON.parse(body ?? '') as { channel: string; username: string }).channel]),
    ).toEqual([
      ['https://chat.example:443/mm/hooks/tok%2Fen', 'ops'],
      ['https://chat.example:443/mm/hooks/tok%2Fen', 'dev'],
    ]);
  });

  it('posts once to the default channel where none is named', () =>
    expect(request('mattermost-webhook', { hostname: 'chat.example', token: 't' })).toMatchObject({ url: 'http://chat.example:8065/hooks/t' }));
});

it('ms-teams-webhook posts a card', () =>
  expect(request('ms-teams-webhook', { url: 'https://teams.example/flow', wrap: false })).toMatchObject({
    url: 'https://teams.example/flow',
    json: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', body: [{ text: 'It failed', weight: 'bolder', wrap: false }, { text: MESSAGE.body }] },
        },
      ],
    },
  }));

describe('discord-webhook', () => {
  it('posts to the address that its id and token make', () =>
    expect(
      request('discord-webhook', { webhook_id: '12', webhook_token: 'abc', botname: 'bot', avatar: true, avatar_url: 'https://a.example/i' }),
    ).toMatchObject({
      url: 'https://discord.com/api/webhooks/12/abc',
      json: { content: `**It failed**\n${MESSAGE.body}`, tts: false, username: 'bot', avatar_url: 'https://a.example/i' },
    }));

  it('says no more than fits, and no half of a character', () => {
    const said = (body: string): string =>
      (request('discord-webhook', { webhook_id: '1', webhook_token: 't' }, { subject: null, body }).json as { content: string }).content;
    expect(said('x'.repeat(3_000))).toHaveLength(2_000);
    expect(said(`${'x'.repeat(1_998)}😀😀`)).toBe(`${'x'.repeat(1_998)}…`);
  });
});

describe('pager-duty-webhook', () => {
  it('raises an alert that a repetition does not raise again', () =>
    expect(
      request('pager-duty-webhook', {
        integration_key: 'ik',
        api_key: 'ak',
        notify_type: 'failure',
        region_name: 'eu',
        class_id: 'c',
        clickable_url: 'https://a.example',
        custom_details: { team: 'data' },
      }),
    ).toMatchObject({
      url: 'https://events.eu.pagerduty.com/v2/enqueue',
      headers: { authorization: 'Token token=ak' },
      json: {
        routing_key: 'ik',
        event_action: 'trigger',
        dedup_key: 'd-1',
        payload: {
          summary: 'It failed',
          severity: 'critical',
          source: 'Prefect',
          component: 'Notification',
          class: 'c',
          custom_details: { team: 'data', 'Prefect Notification Body': MESSAGE.body },
        },
        links: [{ href: 'https://a.example' }],
      },
    }));

  it('sums up by the body where there is no subject', () =>
    expect(request('pager-duty-webhook', { integration_key: 'ik', api_key: 'ak' }, { subject: null, body: 'x'.repeat(2_000) })).toMatchObject({
      url: 'https://events.pagerduty.com/v2/enqueue',
      json: { payload: { summary: `${'x'.repeat(1_023)}…`, severity: 'info' } },
    }));
});

it('opsgenie-webhook raises an alert for all its targets', () =>
  expect(
    request('opsgenie-webhook', {
      apikey: 'k',
      target_user: ['a@b.example'],
      target_team: ['ops'],
      target_schedule: ['night'],
      tags: ['t'],
      priority: 1,
      details: { n: '1' },
    }),
  ).toMatchObject({
    url: 'https://api.opsgenie.com/v2/alerts',
    headers: { authorization: 'GenieKey k' },
    json: {
      message: 'It failed',
      description: MESSAGE.body,
      alias: 'd-1',
      priority: 'P1',
      responders: [
        { type: 'user', username: 'a@b.example' },
        { type: 'team', name: 'ops' },
        { type: 'schedule', name: 'night' },
      ],
      tags: ['t'],
      details: { n: '1' },
    },
  }));

it('twilio-sms sends each recipient a message', () => {
  const made = requests('twilio-sms', { account_sid: 'AC1', auth_token: 't', from_phone_number: '+1', to_phone_numbers: ['+2', '+3'] });
  expect(made.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
    { From: '+1', To: '+2', Body: `It failed\n${MESSAGE.body}` },
    { From: '+1', To: '+3', Body: `It failed\n${MESSAGE.body}` },
  ]);
  expect(made[0]).toMatchObject({
    url: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
    headers: { authorization: `Basic ${Buffer.from('AC1:t').toString('base64')}` },
  });
});

describe('sendgrid-email', () => {
  it('sends letters whose recipients do not learn of each other', () =>
    expect(request('sendgrid-email', { api_key: 'k', sender_email: 's@a.example', to_emails: ['x@a.example', 'y@a.example'] })).toMatchObject({
      url: 'https://api.sendgrid.com/v3/mail/send',
      headers: { authorization: 'Bearer k' },
      json: {
        personalizations: [{ to: [{ email: 'x@a.example' }] }, { to: [{ email: 'y@a.example' }] }],
        from: { email: 's@a.example' },
        subject: 'It failed',
        content: [{ type: 'text/plain', value: MESSAGE.body }],
      },
    }));

  it('needs somebody to write to', () => expect(() => requests('sendgrid-email', { api_key: 'k', sender_email: 's', to_emails: [] })).toThrow('to_emails'));
});

describe('email', () => {
  const emails = ['x@a.example', ' y@a.example ', 'x@a.example'];
  const letter = { id: 'd-1', from: null, subject: 'It failed', text: MESSAGE.body };

  it('writes to each recipient once, by the server of the installation', () =>
    expect(said('email', { emails })).toEqual({
      server: null,
      letters: [
        { ...letter, to: 'x@a.example' },
        { ...letter, to: 'y@a.example' },
      ],
    }));

  it.each([
    [
      { username: 'me@a.example', password: 'p' },
      { host: 'smtp.gmail.com', port: 465, security: 'tls', login: { user: 'me@a.example', password: 'p' } },
    ],
    [
      { smtp_server: 'outlook', smtp_type: 587, username: 'me@a.example' },
      { host: 'smtp-mail.outlook.com', port: 587, security: 'starttls' },
    ],
    [
      { smtp_server: 'mail.a.example', smtp_type: 'starttls', smtp_port: 2525, verify: false },
      { host: 'mail.a.example', port: 2525, login: null, verifiesTls: false },
    ],
    [
      { smtp_type: 'INSECURE', username: 'me@a.example', password: 'p' },
      { port: 25, security: 'none', login: null },
    ],
  ])('uses the server of the credentials %j', (credentials, server) =>
    expect(said('email', { emails: ['x@a.example'], email_server_credentials: credentials })).toMatchObject({
      server,
      letters: [{ from: 'username' in credentials ? 'me@a.example' : null }],
    }),
  );

  it.each([
    [{ emails: ['nobody'] }, 'nobody'],
    [{ emails: ['a@b>\r\nDATA'] }, 'no e-mail address'],
    [{ emails, email_server_credentials: { smtp_type: 'IMAP' } }, 'IMAP'],
  ])('refuses %j', (values, message) => expect(() => said('email', values)).toThrow(message));
});

describe('webhook', () => {
  it('sends the body as it is, as JSON where it is some', () => {
    expect(request('webhook', { url: 'https://a.example/x', body: '' }, { body: '{ "a" : 1 }' })).toMatchObject({
      method: 'POST',
      url: 'https://a.example/x',
      headers: { 'content-type': 'application/json', 'webhook-id': 'd-1', 'webhook-timestamp': '1700000000' },
      body: '{ "a" : 1 }',
      allowsPrivate: true,
      verifiesTls: true,
    });
    expect(request('webhook', { url: 'https://a.example' }, { body: 'hello' }).headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' });
  });

  it('does as its block says', () =>
    expect(
      request('webhook', {
        url: 'https://a.example',
        method: 'PUT',
        headers: { 'Content-Type': 'text/x', 'X-N': 1 },
        allow_private_urls: false,
        verify: false,
      }),
    ).toMatchObject({ method: 'PUT', headers: { 'content-type': 'text/x', 'x-n': '1' }, allowsPrivate: false, verifiesTls: false }));

  it('signs with a secret that it does not send', () => {
    const { headers } = request('webhook', { url: 'https://a.example', headers: { 'Webhook-Secret': 'whsec_c2VjcmV0' } });
    expect(headers).toHaveProperty('webhook-signature', expect.stringMatching(/^v1,/));
    expect(JSON.stringify(headers)).not.toContain('c2VjcmV0');
  });

  it('refuses a method that is none', () => expect(() => requests('webhook', { url: 'https://a.example', method: 'CONNECT' })).toThrow('CONNECT'));
});

describe('custom-webhook', () => {
  const block = { name: 'mine', url: 'https://a.example/{{ token }}', secrets: { token: 's3', n: 2 } };

  it('fills in what was said and its secrets, a value where a placeholder stands alone', () =>
    expect(
      request('custom-webhook', {
        ...block,
        params: { q: '{{subject}}' },
        headers: { Authorization: 'Bearer {{ token }}' },
        cookies: { c: '{{ token }}' },
        json_data: { text: '{{ name }}: {{ subject }}', all: ['{{ body }}', { n: '{{ n }}' }], plain: 1 },
        timeout: 2.5,
      }),
    ).toMatchObject({
      url: 'https://a.example/s3?q=It+failed',
      headers: { authorization: 'Bearer s3', cookie: 'c=s3', 'content-type': 'application/json' },
      json: { text: 'mine: It failed', all: [MESSAGE.body, { n: 2 }], plain: 1 },
      timeoutMs: 2_500,
    }));

  it.each([
    [{ a: '{{ subject }}' }, 'a=It+failed', 'application/x-www-form-urlencoded'],
    ['raw {{ subject }}', 'raw It failed', undefined],
  ])('sends the form %j', (form, body, type) => {
    const made = request('custom-webhook', { ...block, form_data: form });
    expect([made.body, made.headers?.['content-type']]).toEqual([body, type]);
  });

  it('says null where there is no subject, and sends no body where it has none', () => {
    const made = request('custom-webhook', { ...block, method: 'GET', params: { q: '{{ subject }}' } }, { subject: null });
    expect(made).toMatchObject({ method: 'GET', url: 'https://a.example/s3?q=null' });
    expect(made.body).toBeUndefined();
  });

  it.each([
    ['a placeholder that nothing fills', { json_data: { a: '{{ other }}' } }, 'other'],
    ['two bodies', { json_data: {}, form_data: {} }, 'both'],
  ])('refuses %s', (_, values, message) => expect(() => requests('custom-webhook', { ...block, ...values })).toThrow(message));
});
