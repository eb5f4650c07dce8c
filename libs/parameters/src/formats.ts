import { isIPv4, isIPv6 } from 'node:net';
import { toPattern } from './patterns.js';

const DATE = /^\d{4}-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const isDate = (text: string): boolean => DATE.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
const isEmail = (text: string): boolean => text.includes('@');
const isPointer = (text: string): boolean => /^(\/([^~/]|~[01])*)*$/.test(text);

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: (text) => TIME.test(text),
  'date-time': (text) => /^.{10}t/i.test(text) && isDate(text.slice(0, 10)) && TIME.test(text.slice(11)),
  email: isEmail,
  'idn-email': isEmail,
  ipv4: (text) => isIPv4(text),
  ipv6: (text) => isIPv6(text),
  uuid: (text) => UUID.test(text),
  regex: (text) => toPattern(text) !== null,
  'json-pointer': isPointer,
  'relative-json-pointer': (text) => /^(0|[1-9]\d*)(#|(\/|$))/.test(text) && (text.endsWith('#') || isPointer(text.replace(/^\d+/, ''))),
};

/** Formats that are not known here fit everything, as the standard asks. */
export const hasFormat = (text: string, format: string): boolean => FORMATS[format]?.(text) ?? true;
