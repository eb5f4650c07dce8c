import { readFileSync } from 'node:fs';
import { examplesIn } from './examples';

describe('worked examples', () => {
  it('are called by the bold words before them', () => {
    const text =
      '**Do this.** With words.\n\n```graphql\n{ a }\n```\n\n```graphql\n{ b }\n```\n\n**Then\nthat**, too.\n\n```sh\nno\n```\n\n```graphql\n{ c }\n```\n';
    expect(examplesIn(text)).toEqual([
      { title: 'Do this', text: '{ a }' },
      { title: 'Do this (2)', text: '{ b }' },
      { title: 'Then that', text: '{ c }' },
    ]);
  });

  it('of the documentation all have a name of their own', () => {
    const found = examplesIn(readFileSync('docs/graphql.md', 'utf8'));
    expect(found.length).toBeGreaterThanOrEqual(30);
    expect(new Set(found.map(({ title }) => title)).size).toBe(found.length);
    expect(found.map(({ title }) => title)).not.toContain('');
  });
});
