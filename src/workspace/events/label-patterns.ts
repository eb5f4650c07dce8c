type Labels = Readonly<Record<string, string>>;
export type LabelMatcher = (value: string) => boolean;

/** Whether labels have what is specified: each label by one of its patterns. One that is not there fits none, not even a negated one. */
export function specified(specification: Readonly<Record<string, string | readonly string[]>> | null | undefined): (labels: Labels) => boolean {
  const wanted = Object.entries(specification ?? {}).map(([label, patterns]) => [label, [patterns].flat().map((one: string) => fits(one))] as const);
  return (labels) =>
    wanted.every(([label, matchers]) => {
      const value = Object.hasOwn(labels, label) ? labels[label] : undefined;
      return value !== undefined && matchers.some((matches) => matches(value));
    });
}

/**
 * A label's pattern as a question to its value, as a shell's: `*` any characters, `?` one, `[a-c]` one of these, `[!a]` any but these;
 * a leading `!` turns the answer round.
 */
export function fits(pattern: string): LabelMatcher {
  const isNegated = pattern.startsWith('!');
  const glob = isNegated ? pattern.slice(1) : pattern;
  if (!/[*?[]/.test(glob)) return (value) => (value === glob) !== isNegated;
  const pieces = piecesOf(glob);
  const isWhole = comesInOrder(pieces.map((piece, index) => `${index === 0 ? '^' : ''}${piece}${index === pieces.length - 1 ? '$' : ''}`));
  return (value) => isWhole(value) !== isNegated;
}

/**
 * Each piece is looked for behind the one before. Their lengths are fixed, so the first place is as good as any: nothing is tried twice,
 * where one expression with a `.*` for each star takes as long as whoever writes pattern and value likes.
 */
export function comesInOrder(pieces: readonly string[]): LabelMatcher {
  const expressions = pieces.map((piece) => new RegExp(piece, 'gsu'));
  return (value) => {
    let at = 0;
    return expressions.every((expression) => {
      expression.lastIndex = at;
      const isThere = expression.test(value);
      at = expression.lastIndex;
      return isThere;
    });
  };
}

/** A class needs at least one character, which may be a bracket; one without an end is a bracket. */
const PART = /\[(!?)(\]?[^\]]*)\]|[^]/gu;
const CHARACTER = /[^]/gu;

/** What stands between the stars, as expressions. */
function piecesOf(glob: string): string[] {
  const pieces = [''];
  // Behind the last end of a class none is looked for: many beginnings would each be compared with all that follows.
  const classesEnd = glob.lastIndexOf(']') + 1;
  for (const [part, negation, members] of [...glob.slice(0, classesEnd).matchAll(PART), ...glob.slice(classesEnd).matchAll(CHARACTER)])
    if (part === '*') pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${expressionOf(part, negation, members)}`);
  return pieces;
}

function expressionOf(part: string, negation: string | undefined, members: string | undefined): string {
  if (part === '?') return '.';
  return members ? `[${negation ? '^' : ''}${toClass(members)}]` : escaped(part);
}

/** A range that runs backward has no members. */
function toClass(members: string): string {
  const characters = [...members];
  let expression = '';
  for (let index = 0; index < characters.length; index++) {
    const [first = '', dash, last] = characters.slice(index, index + 3);
    if (dash !== '-' || last === undefined) {
      expression += member(first);
      continue;
    }
    if (first <= last) expression += `${member(first)}-${member(last)}`;
    index += 2;
  }
  return expression;
}

const member = (character: string): string => (character === '-' ? '\\-' : escaped(character));

export const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
