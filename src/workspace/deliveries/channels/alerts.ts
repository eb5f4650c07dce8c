import type { Settings } from '../settings.js';
import { cut, inJson, notifyTypeOf, type Channel } from './channel.js';

const SUMMARY_CHARACTERS_MAX = 1_024;
const OPSGENIE_MESSAGE_CHARACTERS_MAX = 130;
const OPSGENIE_DESCRIPTION_CHARACTERS_MAX = 15_000;
const SEVERITIES = { info: 'info', success: 'info', warning: 'warning', failure: 'critical' } as const;

const isEuropean = (settings: Settings): boolean => settings.textOrNull('region_name') === 'eu';
const given = (members: Readonly<Record<string, string | null>>) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));

/** The delivery's id keeps a repetition from raising a second alert. */
export const pagerDuty: Channel = (settings, { id, subject, body }) => {
  const host = isEuropean(settings) ? 'events.eu.pagerduty.com' : 'events.pagerduty.com';
  const link = settings.textOrNull('clickable_url');
  const details = settings.textsByName('custom_details');
  const event = {
    routing_key: settings.text('integration_key'),
    event_action: 'trigger',
    dedup_key: id,
    payload: {
      summary: cut(subject ?? body, SUMMARY_CHARACTERS_MAX),
      severity: SEVERITIES[notifyTypeOf(settings)],
      source: settings.textOrNull('source') ?? 'Prefect',
      component: settings.textOrNull('component') ?? 'Notification',
      ...given({ group: settings.textOrNull('group'), class: settings.textOrNull('class_id') }),
      custom_details: subject === null ? details : { ...details, 'Prefect Notification Body': body },
    },
    ...(link === null ? {} : { links: [{ href: link }] }),
  };
  return [inJson(`https://${host}/v2/enqueue`, event, { authorization: `Token token=${settings.text('api_key')}` })];
};

/** Likewise by the alias, unless the block has one of its own. */
export const opsgenie: Channel = (settings, { id, subject, body }) => {
  const host = isEuropean(settings) ? 'api.eu.opsgenie.com' : 'api.opsgenie.com';
  const responders = [
    ...settings.texts('target_user').map((username) => ({ type: 'user', username })),
    ...['team', 'schedule', 'escalation'].flatMap((type) => settings.texts(`target_${type}`).map((name) => ({ type, name }))),
  ];
  const alert = {
    message: cut(subject ?? body, OPSGENIE_MESSAGE_CHARACTERS_MAX),
    description: cut(body, OPSGENIE_DESCRIPTION_CHARACTERS_MAX),
    alias: settings.textOrNull('alias') ?? id,
    priority: `P${settings.number('priority', 3)}`,
    source: 'Prefect',
    ...given({ entity: settings.textOrNull('entity') }),
    details: settings.textsByName('details'),
    responders,
    tags: settings.texts('tags'),
  };
  return [inJson(`https://${host}/v2/alerts`, alert, { authorization: `GenieKey ${settings.text('apikey')}` })];
};
