import { readFileSync } from 'node:fs';

/** A worked example of docs/graphql.md. */
export interface Example {
  /** What the docs say that it is for: the last bold words before it. */
  readonly title: string;
  readonly text: string;
}

const PARTS = /^\*\*(?<title>[^*]+?)\.?\*\*|^```graphql\n(?<text>[^`]*)```/gm;

/** In the order of the docs. */
export function readExamples(): Example[] {
  const docs = readFileSync(new URL('../../docs/graphql.md', import.meta.url), 'utf8');
  let title = '';
  return [...docs.matchAll(PARTS)].flatMap(({ groups }) => {
    if (groups?.['text'] !== undefined) return [{ title, text: groups['text'] }];
    title = groups?.['title']?.replaceAll('\n', ' ') ?? title;
    return [];
  });
}
