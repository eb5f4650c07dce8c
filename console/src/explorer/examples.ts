/** A query with a name, to be tried. */
export interface Example {
  readonly title: string;
  readonly text: string;
}

/** The worked examples of a page in Markdown: each is called by the bold words before it. */
export function examplesIn(markdown: string): Example[] {
  const found: Example[] = [];
  let title = '';
  for (const [, bold, text] of markdown.matchAll(/^\*\*([^*]+)\*\*|^```graphql\n([^`]*)```/gm)) {
    if (bold !== undefined) title = bold.replaceAll(/[\s.,]+$/g, '').replaceAll('\n', ' ');
    if (text === undefined) continue;
    const place = found.filter((example) => example.title.replace(/ \(\d+\)$/, '') === title).length;
    found.push({ title: place > 0 ? `${title} (${place + 1})` : title, text: text.trimEnd() });
  }
  return found;
}
