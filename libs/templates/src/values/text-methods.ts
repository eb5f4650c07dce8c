import { Raised, typeError, valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { capitalize, centered, charactersOf, lengthOf, replaced, split, splitLines, strip } from './characters.js';
import { iterate, Tuple } from './collections.js';
import { Bound } from './given.js';
import { asText, typeOf, type Given, type Value } from './value.js';

type Method = (text: string, given: Given, meter: Meter) => Value;

const plain =
  (make: (text: string) => Value): Method =>
  (text, given) => {
    new Bound('method', given, []);
    return make(text);
  };

const every = (pattern: RegExp): Method => plain((text) => pattern.test(text));

const stripping =
  (name: string, sides: 'both' | 'start' | 'end'): Method =>
  (text, given) =>
    strip(text, new Bound(name, given, ['chars']).textOrNull('chars'), sides);

const justifying =
  (name: string, justify: (text: string, width: number, fill: string) => string): Method =>
  (text, given, meter) => {
    const bound = new Bound(name, given, ['width!', 'fillchar']);
    const width = bound.integer('width', 0);
    meter.reserve(Math.max(width, 0));
    const fill = bound.text('fillchar', ' ');
    if (lengthOf(fill) !== 1) throw typeError('The fill character must be exactly one character long');
    return justify(text, width, fill);
  };

const finding =
  (name: string, { isRight, isRequired }: { isRight: boolean; isRequired: boolean }): Method =>
  (text, given) => {
    const { sub, part, from } = within(name, text, given);
    const at = isRight ? part.lastIndexOf(sub) : part.indexOf(sub);
    if (at === -1 && isRequired) throw valueError('substring not found');
    return at === -1 ? -1n : BigInt(from + lengthOf(part.slice(0, at)));
  };

/** What is looked for, and the part of the text in which it is. */
function within(name: string, text: string, given: Given): { sub: string; part: string; from: number } {
  const bound = new Bound(name, given, ['sub!', 'start', 'end']);
  const characters = charactersOf(text);
  const [start, end] = [bound.integerOrNull('start') ?? 0, bound.integerOrNull('end') ?? characters.length];
  const from = start < 0 ? Math.max(0, characters.length + start) : start;
  return { sub: bound.text('sub', ''), part: characters.slice(from, end).join(''), from };
}

const affixed =
  (name: 'startsWith' | 'endsWith'): Method =>
  (text, given) => {
    const value = new Bound(name.toLowerCase(), given, ['prefix!', 'start', 'end']).value('prefix');
    const choices = value instanceof Tuple ? value.items : [value];
    return choices.some((choice) =>
      text[name](asText(choice) ?? refuse(`${name.toLowerCase()} first arg must be str or a tuple of str, not ${typeOf(choice)}`)),
    );
  };

const partitioning =
  (isRight: boolean): Method =>
  (text, given) => {
    const separator = new Bound('partition', given, ['sep!']).text('sep', '');
    if (separator === '') throw valueError('empty separator');
    const at = isRight ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at === -1) return new Tuple(isRight ? ['', '', text] : [text, '', '']);
    return new Tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
  };

const splitting =
  (isRight: boolean): Method =>
  (text, given, meter) => {
    const bound = new Bound('split', given, ['sep', 'maxsplit']);
    const separator = bound.textOrNull('sep');
    if (separator === '') throw valueError('empty separator');
    meter.step(text.length);
    return split(text, separator, bound.integer('maxsplit', -1), isRight);
  };

/** The methods of texts. */
export const TEXT_METHODS: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    upper: plain((text) => text.toUpperCase()),
    lower: plain((text) => text.toLowerCase()),
    casefold: plain((text) => text.toLowerCase().replaceAll('ß', 'ss')),
    capitalize: plain(capitalize),
    title: plain((text) => text.replace(/\p{L}+/gu, capitalize)),
    swapcase: plain((text) =>
      charactersOf(text)
        .map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()))
        .join(''),
    ),
    isdigit: every(/^\p{Nd}+$/u),
    isdecimal: every(/^\p{Nd}+$/u),
    isnumeric: every(/^\p{N}+$/u),
    isalpha: every(/^\p{L}+$/u),
    isalnum: every(/^[\p{L}\p{N}]+$/u),
    isspace: every(/^\s+$/u),
    isupper: plain((text) => text === text.toUpperCase() && text !== text.toLowerCase()),
    islower: plain((text) => text === text.toLowerCase() && text !== text.toUpperCase()),
    istitle: plain((text) => /\p{L}/u.test(text) && text === text.replace(/\p{L}+/gu, capitalize)),
    isidentifier: every(/^[\p{L}_][\p{L}\p{N}_]*$/u),
    isascii: plain((text) => !/[^\x00-\x7f]/.test(text)),
    strip: stripping('strip', 'both'),
    lstrip: stripping('lstrip', 'start'),
    rstrip: stripping('rstrip', 'end'),
    center: justifying('center', centered),
    ljust: justifying('ljust', (text, width, fill) => text + fill.repeat(Math.max(0, width - lengthOf(text)))),
    rjust: justifying('rjust', (text, width, fill) => fill.repeat(Math.max(0, width - lengthOf(text))) + text),
    zfill: (text, given, meter) => {
      const width = new Bound('zfill', given, ['width!']).integer('width', 0);
      meter.reserve(Math.max(width, 0));
      const [, sign = '', digits = ''] = /^([-+]?)([^]*)$/.exec(text) ?? [];
      return sign + digits.padStart(width - sign.length, '0');
    },
    find: finding('find', { isRight: false, isRequired: false }),
    rfind: finding('rfind', { isRight: true, isRequired: false }),
    index: finding('index', { isRight: false, isRequired: true }),
    rindex: finding('rindex', { isRight: true, isRequired: true }),
    count: (text, given) => {
      const { sub, part } = within('count', text, given);
      return BigInt(sub === '' ? lengthOf(part) + 1 : part.split(sub).length - 1);
    },
    startswith: affixed('startsWith'),
    endswith: affixed('endsWith'),
    removeprefix: (text, given) => {
      const prefix = new Bound('removeprefix', given, ['prefix!']).text('prefix', '');
      return text.startsWith(prefix) ? text.slice(prefix.length) : text;
    },
    removesuffix: (text, given) => {
      const suffix = new Bound('removesuffix', given, ['suffix!']).text('suffix', '');
      return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
    },
    partition: partitioning(false),
    rpartition: partitioning(true),
    split: splitting(false),
    rsplit: splitting(true),
    splitlines: (text, given) => splitLines(text, new Bound('splitlines', given, ['keepends']).flag('keepends')),
    replace: (text, given, meter) => {
      const bound = new Bound('replace', given, ['old!', 'new!', 'count']);
      return replaceWithin(text, bound.text('old', ''), bound.text('new', ''), bound.integer('count', -1), meter);
    },
    join: (text, given, meter) => {
      const items = iterate(new Bound('join', given, ['iterable!']).value('iterable'), meter);
      const texts = items.map((item, index) => asText(item) ?? refuse(`sequence item ${index}: expected str instance, ${typeOf(item)} found`));
      meter.reserve(text.length * items.length + texts.reduce((sum, one) => sum + one.length, 0));
      return texts.join(text);
    },
    expandtabs: (text, given, meter) => {
      const size = Math.max(0, new Bound('expandtabs', given, ['tabsize']).integer('tabsize', 8));
      meter.reserve(text.length + size * (text.split('\t').length - 1));
      return expandTabs(text, size);
    },
  }),
);

/** The length of what comes out is known before it is made. */
export function replaceWithin(text: string, old: string, by: string, count: number, meter: Meter): string {
  const times = old === '' ? lengthOf(text) + 1 : text.split(old).length - 1;
  meter.reserve(text.length + by.length * (count < 0 ? times : Math.min(times, count)));
  return replaced(text, old, by, count);
}

function expandTabs(text: string, size: number): string {
  let column = 0;
  return charactersOf(text)
    .map((character) => {
      if (character === '\n' || character === '\r') column = 0;
      else if (character !== '\t') column++;
      if (character !== '\t') return character;
      const width = size === 0 ? 0 : size - (column % size);
      column += width;
      return ' '.repeat(width);
    })
    .join('');
}

function refuse(message: string): never {
  throw new Raised('TypeError', message);
}
