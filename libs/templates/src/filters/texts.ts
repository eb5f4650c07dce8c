import { Raised } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { capitalize, centered, charactersOf, lengthOf, splitLines, strip } from '../values/characters.js';
import { Dict, iterate, Tuple } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { formatPercent } from '../values/percent.js';
import { str } from '../values/text.js';
import { replaceWithin } from '../values/text-methods.js';
import { asText, EnumMember, Markup, Thing, type Value } from '../values/value.js';
import { wrap } from './wrap.js';
import type { Meter } from '../limits.js';

const LENGTH = 255;
const LEEWAY = 5;

/** A value as text, and HTML as HTML. */
export function soften(value: Value, meter: Meter): { text: string; like: (made: string) => Value } {
  const isHtml = value instanceof Markup;
  return { text: value instanceof EnumMember ? value.value : str(value, meter), like: (made) => (isHtml ? new Markup(made) : made) };
}

const plain =
  (make: (text: string) => string): Filter =>
  (value, given, { meter }) => {
    new Bound('filter', given, []);
    const { text, like } = soften(value, meter);
    return like(meter.made(make(text)));
  };

const center: Filter = (value, given, { meter }) => {
  const width = new Bound('center', given, ['width']).integer('width', 80);
  meter.reserve(Math.max(width, 0));
  const { text, like } = soften(value, meter);
  return like(centered(text, width));
};

const format: Filter = (value, { positional, named }, { meter }) => {
  if (positional.length > 0 && named.size > 0) throw new Raised('FilterArgumentError', "can't handle positional and keyword arguments at the same time");
  const { text, like } = soften(value, meter);
  return like(formatPercent(text, named.size > 0 ? Dict.ofNames(named) : new Tuple(positional), meter, value instanceof Markup));
};

const indent: Filter = (value, given, { meter }) => {
  const bound = new Bound('indent', given, ['width', 'first', 'blank']);
  const text = asText(value);
  if (text === null) throw new Raised('TypeError', 'Only texts are indented');
  const lines = splitLines(`${text}\n`);
  const width = bound.value('width', 4n);
  const size = typeof width === 'string' ? width.length : Math.max(0, bound.integer('width', 4));
  meter.reserve(text.length + size * lines.length);
  const indention = typeof width === 'string' ? width : ' '.repeat(size);
  const [first = '', ...rest] = lines;
  const indented = [first, ...rest.map((line) => (line !== '' || bound.flag('blank') ? indention + line : line))].join('\n');
  const made = bound.flag('first') ? indention + indented : indented;
  return value instanceof Markup ? new Markup(made) : made;
};

const replace: Filter = (value, given, { meter }) => {
  const bound = new Bound('replace', given, ['old!', 'new!', 'count']);
  const [old, by] = [str(bound.value('old'), meter), str(bound.value('new'), meter)];
  return replaceWithin(str(value, meter), old, by, bound.integerOrNull('count') ?? -1, meter);
};

const trim: Filter = (value, given, { meter }) => {
  const { text, like } = soften(value, meter);
  return like(strip(text, new Bound('trim', given, ['chars']).textOrNull('chars')));
};

const truncate: Filter = (value, given, { meter }) => {
  const bound = new Bound('truncate', given, ['length', 'killwords', 'end', 'leeway']);
  const length = bound.integer('length', LENGTH);
  const end = bound.text('end', '...');
  const leeway = bound.integerOrNull('leeway') ?? LEEWAY;
  const text = asText(value);
  if (text === null) throw new Raised('TypeError', 'Only texts are truncated');
  if (length < lengthOf(end)) throw new Raised('AssertionError', `expected length >= ${lengthOf(end)}, got ${length}`);
  if (leeway < 0) throw new Raised('AssertionError', `expected leeway >= 0, got ${leeway}`);
  if (lengthOf(text) <= length + leeway) return value;
  const kept = charactersOf(text)
    .slice(0, length - lengthOf(end))
    .join('');
  const space = bound.flag('killwords') ? -1 : kept.lastIndexOf(' ');
  return meter.made((space === -1 ? kept : kept.slice(0, space)) + end);
};

const wordwrap: Filter = (value, given, { meter }) => {
  const bound = new Bound('wordwrap', given, ['width', 'break_long_words', 'wrapstring', 'break_on_hyphens']);
  const options = {
    width: bound.integer('width', 79),
    breaksLongWords: bound.flag('break_long_words', true),
    breaksOnHyphens: bound.flag('break_on_hyphens', true),
  };
  const separator = bound.textOrNull('wrapstring') ?? '\n';
  const text = asText(value);
  if (text === null) throw new Raised('TypeError', 'Only texts are wrapped');
  meter.step(text.length);
  const lines = splitLines(text).map((line) => wrap(line, options));
  meter.reserve(text.length + separator.length * lines.flat().length + lines.length * separator.length);
  return lines.map((wrapped) => wrapped.join(separator)).join(separator);
};

/** What of an address stays as it is. */
const quote = (value: Value, isQuery: boolean, meter: Meter): string => {
  const quoted = encodeURIComponent(str(value, meter).replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return meter.made(isQuery ? quoted.replaceAll('%20', '+') : quoted.replaceAll('%2F', '/'));
};

const urlencode: Filter = (value, given, { meter }) => {
  new Bound('urlencode', given, []);
  const isPlain = asText(value) !== null || !(Array.isArray(value) || (value instanceof Thing && value.iterate() !== null));
  if (isPlain) return quote(value, false, meter);
  const pairs = value instanceof Dict ? value.entries : iterate(value, meter).map((pair) => iterate(pair, meter));
  return pairs.map(([key = null, member = null]) => `${quote(key, true, meter)}=${quote(member, true, meter)}`).join('&');
};

const WORD_START = /([-\s({[<]+)/;

export const TEXT_FILTERS: Readonly<Record<string, Filter>> = {
  upper: plain((text) => text.toUpperCase()),
  lower: plain((text) => text.toLowerCase()),
  capitalize: plain(capitalize),
  title: plain((text) => text.split(WORD_START).map(capitalize).join('')),
  string: (value, _, { meter }) => (value instanceof Markup || value instanceof EnumMember ? value : str(value, meter)),
  center,
  format,
  indent,
  replace,
  trim,
  truncate,
  wordwrap,
  urlencode,
  wordcount: (value, _, { meter }) => BigInt(soften(value, meter).text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
};
