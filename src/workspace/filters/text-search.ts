import { combine, type Condition, type Scope } from './conditions.js';

interface Term {
  kind: 'include' | 'require' | 'exclude';
  text: string;
}

/**
 * A person's search as SQL over `sql`: words are alternatives, `+word` must and `-word` or `!word` must not occur, quotes make phrases.
 * In any case of letters. Source: docs/contract/filters.md#text
 */
export const textSearch = (scope: Scope, sql: string, query: string | null | undefined): Condition => combine(textConditions(scope, sql, query));

/** The same as one condition for the words that are alternatives, and one for each of the others. */
export function textConditions(scope: Scope, sql: string, query: string | null | undefined): Condition[] {
  const terms = termsOf(query ?? '');
  // What is only ASCII needs no other letters made small, which is a third less work for the whole search.
  const searched = (text: string): string => (isAscii(text) ? `(${sql}) collate "C"` : sql);
  const found = (text: string): string => `strpos(lower(${searched(text)}), ${scope.bind(text.toLowerCase(), 'text')}) > 0`;
  const of = (kind: Term['kind']): string[] => terms.filter((term) => term.kind === kind).map(({ text }) => found(text));
  return [combine(of('include'), 'or_'), ...of('require'), ...of('exclude').map((condition) => `not ${condition}`)];
}

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;

/** The same as a question to a text; null when nothing is asked. */
export function textMatcher(query: string | null | undefined): ((text: string) => boolean) | null {
  const terms = termsOf(query ?? '').map(({ kind, text }) => ({ kind, text: text.toLowerCase() }));
  if (terms.length === 0) return null;
  const of = (kind: Term['kind']): string[] => terms.filter((term) => term.kind === kind).map(({ text }) => text);
  const [included, required, excluded] = [of('include'), of('require'), of('exclude')];
  return (text) => {
    const searched = text.toLowerCase();
    const occurs = (term: string): boolean => searched.includes(term);
    return (included.length === 0 || included.some(occurs)) && required.every(occurs) && !excluded.some(occurs);
  };
}

/** A phrase in quotes, in which a backslash may stand before a quote or another backslash, or a word up to a blank or a quote; a sign may stand before either. */
const TERM = /([-!+]?)(?:"((?:\\[^]|[^"\\])*\\?)(?:"|$)|([^\s"]+))/g;

export function termsOf(query: string): Term[] {
  return [...query.matchAll(TERM)].flatMap(([, sign, phrase, word]) => {
    const text = phrase === undefined ? (word ?? '') : phrase.replaceAll(/\\(["\\])/g, '$1');
    if (text.trim() === '' || (sign === '' && /^[-!+]$/.test(text) && phrase === undefined)) return [];
    return [{ kind: sign === '+' ? 'require' : sign === '' ? 'include' : 'exclude', text }];
  });
}
