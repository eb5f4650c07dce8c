/** An odd number of backslashes, then the escape of NUL or of half a surrogate pair. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/**
 * A value as JSON that PostgreSQL can take into a jsonb or text column. It can keep neither NUL nor half a surrogate pair,
 * which JSON allows and programs log: each becomes U+FFFD, so that one odd character loses nothing else.
 */
export function toJsonText(value: unknown): string {
  return storableJson(JSON.stringify(value));
}

/** The same for JSON that is written already, its strings as `JSON.stringify` writes them. */
export function storableJson(text: string): string {
  return text.includes('\\u') ? text.replace(UNSTORABLE, '$1\ufffd') : text;
}

/** The same for a text that goes to a text column as it is. Half a pair needs no care there: it becomes U+FFFD on the way. */
export const toPlainText = (text: string): string => text.replaceAll('\0', '\ufffd');
