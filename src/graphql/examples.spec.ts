import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { readExamples } from './examples.testing.js';
import { sizeLimits, TOKENS_MAX } from './limits.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const schema = buildSchema(
  readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.graphql'))
    .map(read)
    .join('\n'),
);
const examples = readExamples().map(({ text }) => text);

describe('the examples in docs/graphql.md', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(10));

  it.each(examples)('fit the schema and its limits: %#', (text) => {
    expect(validate(schema, parse(text, { maxTokens: TOKENS_MAX }), [...specifiedRules, sizeLimits])).toEqual([]);
  });
});
