import type { EgressRequest, Letter, MailServer } from '@app/egress';
import type { Settings } from '../settings.js';

/** What is to be said, and by which block. */
export interface Message {
  /** Of the delivery: the same in every try, so that receivers can tell a repetition. */
  readonly id: string;
  readonly subject: string | null;
  readonly body: string;
  readonly blockName: string;
  /** Seconds since 1970. */
  readonly now: number;
}

/** A request that tells one of its recipients; without `to` there is but one. */
export interface Call extends EgressRequest {
  readonly to?: string;
}

/** Letters, each to one recipient. */
export interface Mailing {
  /** Null: by the server of the installation. */
  readonly server: MailServer | null;
  /** Without a sender they are the installation's. */
  readonly letters: readonly (Omit<Letter, 'from'> & { readonly from: string | null })[];
}

/** What says it to everybody, each to be sent until it got through. Throws an `UnfitBlock`. */
export type Channel = (settings: Settings, message: Message) => readonly Call[] | Mailing;

export const NOTIFY_TYPES = ['info', 'success', 'warning', 'failure'] as const;
export type NotifyType = (typeof NOTIFY_TYPES)[number];

export const notifyTypeOf = (settings: Settings): NotifyType => NOTIFY_TYPES.find((type) => type === settings.textOrNull('notify_type')) ?? 'info';

export const inJson = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Call => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const HALF_AT_THE_END = /[\ud800-\udbff]$/;
/** No longer than a receiver takes, and never within a pair of surrogates. */
export const cut = (text: string, charactersMax: number): string =>
  text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1).replace(HALF_AT_THE_END, '')}…`;
