import { Raised } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { Dict } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { escapeHtml } from '../values/html.js';
import { toJson } from '../values/json.js';
import { str } from '../values/text.js';
import { asText, Markup, Undefined } from '../values/value.js';
import { urlize } from './urlize.js';

const escape: Filter = (value, _, { meter }) => (value instanceof Markup ? value : new Markup(meter.made(escapeHtml(str(value, meter)))));

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', '#39': "'", '#34': '"' };

/** Without comments and tags, and with one space where there were several. */
function stripTags(text: string): string {
  const bare = without(without(text, '<!--', '-->'), '<', '>');
  return bare
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function without(text: string, start: string, end: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const from = text.indexOf(start, at);
    const to = from === -1 ? -1 : text.indexOf(end, from);
    if (to === -1) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, from));
    at = to + end.length;
  }
}

const xmlattr: Filter = (value, given, { meter }) => {
  const isSpaced = new Bound('xmlattr', given, ['autospace']).flag('autospace', true);
  if (!(value instanceof Dict)) throw new Raised('AttributeError', 'Only a dict has attributes for XML');
  const attributes = value.entries
    .filter(([, member]) => member !== null && !(member instanceof Undefined))
    .map(([key, member]) => {
      const name = asText(key) ?? '';
      if (/[\s/>=]/.test(name)) throw new Raised('ValueError', 'Invalid character in attribute name');
      return `${escapeHtml(name)}="${member instanceof Markup ? member.value : escapeHtml(str(member, meter))}"`;
    });
  return meter.made(isSpaced && attributes.length > 0 ? ` ${attributes.join(' ')}` : attributes.join(' '));
};

export const HTML_FILTERS: Readonly<Record<string, Filter>> = {
  e: escape,
  escape,
  forceescape: (value, _, { meter }) => new Markup(meter.made(escapeHtml(str(value, meter)))),
  safe: (value, _, { meter }) => new Markup(str(value, meter)),
  striptags: (value, _, { meter }) => meter.made(stripTags(str(value, meter))),
  tojson: (value, given, { meter }) => new Markup(toJson(value, new Bound('tojson', given, ['indent']).integerOrNull('indent'), meter)),
  urlize,
  xmlattr,
};
