export interface WrapOptions {
  readonly width: number;
  readonly breaksLongWords: boolean;
  readonly breaksOnHyphens: boolean;
}

/** A line in lines that are no longer than a width, as Python's textwrap makes them. */
export function wrap(line: string, options: WrapOptions): string[] {
  const width = Math.max(1, options.width);
  const chunks = chunksOf(line, options.breaksOnHyphens).reverse();
  const lines: string[] = [];
  while (chunks.length > 0) {
    if (lines.length > 0 && chunks.at(-1)?.trim() === '') chunks.pop();
    const taken = takeLine(chunks, width, options);
    if (taken.at(-1)?.trim() === '') taken.pop();
    if (taken.length > 0) lines.push(taken.join(''));
  }
  return lines;
}

function takeLine(chunks: string[], width: number, { breaksLongWords, breaksOnHyphens }: WrapOptions): string[] {
  const taken: string[] = [];
  let length = 0;
  for (let next = chunks.at(-1); next !== undefined && length + next.length <= width; next = chunks.at(-1)) {
    taken.push(next);
    length += next.length;
    chunks.pop();
  }
  const long = chunks.at(-1);
  if (long === undefined || long.length <= width) return taken;
  if (!breaksLongWords) {
    if (taken.length === 0) taken.push(chunks.pop() ?? '');
    return taken;
  }
  const end = breakOf(long, width - length, breaksOnHyphens);
  if (end === 0) return taken;
  chunks.pop();
  chunks.push(long.slice(end));
  taken.push(long.slice(0, end));
  return taken;
}

/** After the last hyphen that fits, where there is one that is not at the beginning. */
function breakOf(long: string, room: number, breaksOnHyphens: boolean): number {
  const hyphen = breaksOnHyphens && room > 0 ? long.lastIndexOf('-', room - 1) : -1;
  return hyphen > 0 && /[^-]/.test(long.slice(0, hyphen)) ? hyphen + 1 : room;
}

/** Words and what is between them; words that hyphens join in their parts. */
function chunksOf(line: string, breaksOnHyphens: boolean): string[] {
  const words = line.match(/\s+|\S+/g) ?? [];
  return breaksOnHyphens ? words.flatMap((word) => word.split(/(?<=[\p{L}\p{N}_][\p{L}_]-)(?=[\p{L}\p{N}_][\p{L}_])/u)) : [...words];
}
