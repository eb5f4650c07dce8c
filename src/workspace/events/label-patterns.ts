export type LabelMatcher = (value: string) => boolean;

/**
 * A label's pattern as a question to its value, as a shell's: `*` any characters, `?` one, `[a-c]` one of these, `[!a]` any but these;
 * a leading `!` turns the answer round.
 */
export function fits(pattern: string): LabelMatcher {
  const isNegated = pattern.startsWith('!');
  const whole = new RegExp(`^${toExpression(isNegated ? pattern.slice(1) : pattern)}$`, 'su');
  return (value) => whole.test(value) !== isNegated;
}

/** A class needs at least one character, which may be a bracket; one without an end is a bracket. */
const PART = /\[(!?)(\]?[^\]]*)\]|[^]/gu;

function toExpression(glob: string): string {
  return glob.replaceAll(PART, (part, negation: string | undefined, members: string | undefined) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    if (!members) return escape(part);
    return `[${negation ? '^' : ''}${toClass(members)}]`;
  });
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

const member = (character: string): string => (character === '-' ? '\\-' : escape(character));

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
