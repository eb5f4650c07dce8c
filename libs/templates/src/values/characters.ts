/** The characters of a text, which JavaScript counts by halves where they are far out. */
export const charactersOf = (text: string): readonly string[] => (/[\ud800-\udfff]/.test(text) ? [...text] : text.split(''));
export const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

/** Python's line ends. */
export function splitLines(text: string, keepsEnds = false): string[] {
  const lines = text.match(/[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+$/g) ?? [];
  return keepsEnds ? [...lines] : lines.map((line) => line.replace(/\r\n$|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]$/, ''));
}

/** Without the characters at its ends that `set` has, or whitespace. */
export function strip(text: string, set: string | null, sides: 'both' | 'start' | 'end' = 'both'): string {
  if (set === null) return sides === 'both' ? text.trim() : sides === 'start' ? text.trimStart() : text.trimEnd();
  const characters = charactersOf(text);
  let [from, to] = [0, characters.length];
  if (sides !== 'end') while (from < to && set.includes(characters[from] ?? '')) from++;
  if (sides !== 'start') while (to > from && set.includes(characters[to - 1] ?? '')) to--;
  return characters.slice(from, to).join('');
}

export const capitalize = (text: string): string => {
  const [first = '', ...rest] = charactersOf(text);
  return first.toUpperCase() + rest.join('').toLowerCase();
};

/** Python's way to share out what cannot be halved. */
export function centered(text: string, width: number, fill = ' '): string {
  const missing = width - lengthOf(text);
  if (missing <= 0) return text;
  const left = Math.floor(missing / 2) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

/** `count` at most, where it is not negative. */
export function replaced(text: string, old: string, by: string, count: number): string {
  if (count < 0) return text.replaceAll(old, () => by);
  const parts = text.split(old);
  if (old === '') return replaceEmpty(text, by, count);
  return parts.slice(0, count + 1).join(by) + (parts.length > count + 1 ? old + parts.slice(count + 1).join(old) : '');
}

const replaceEmpty = (text: string, by: string, count: number): string => {
  const characters = charactersOf(text);
  return characters.map((character, index) => (index < count ? by + character : character)).join('') + (characters.length < count ? by : '');
};

/** At a separator, or at whitespace; from the end where `isRight`. */
export function split(text: string, separator: string | null, count: number, isRight = false): string[] {
  if (separator === null) return splitWords(text, count, isRight);
  const parts = text.split(separator);
  if (count < 0 || parts.length <= count + 1) return parts;
  return isRight
    ? [parts.slice(0, parts.length - count).join(separator), ...parts.slice(parts.length - count)]
    : [...parts.slice(0, count), parts.slice(count).join(separator)];
}

function splitWords(text: string, count: number, isRight: boolean): string[] {
  const words = [...text.matchAll(/\S+/g)];
  if (count < 0 || words.length <= count) return words.map(([word]) => word);
  if (isRight) {
    const last = words[words.length - count - 1];
    const rest = last ? text.slice(0, last.index + last[0].length).trimStart() : '';
    return [...(rest === '' ? [] : [rest]), ...words.slice(words.length - count).map(([word]) => word)];
  }
  const next = words[count];
  return [...words.slice(0, count).map(([word]) => word), ...(next ? [text.slice(next.index).trimEnd()] : [])];
}
