import { readFileSync } from 'node:fs';
import { parseJson, type JsonNumber, type Json, type JsonMap } from '@app/contract';
import { DateTime, Duration, EnumMember, fromJson, Labels, LabelTree, Model, Template, TemplateError, Uuid, type Value } from './index.js';

interface Vector {
  readonly template: string;
  readonly output?: string;
  /** The line of what is no template; null where it asks for too much. */
  readonly refused?: number | null;
  /** What Python calls the error that came of rendering it. */
  readonly raised?: string;
}

/** What the sandbox of prefect 3.8.8 makes of them, by reference_vectors.py. */
const TEXT = readFileSync(new URL('./reference.vectors.json', import.meta.url), 'utf8');
const { vectors } = JSON.parse(TEXT) as { vectors: Vector[] };
const CONTEXT = new Map([...((parseJson(TEXT) as JsonMap).get('context') as JsonMap)].map(([name, json]) => [name, toValue(json)] as const));
const NOW = Date.parse('2026-11-26T12:00:00Z') * 1000;

const render = (template: string): string => new Template(template).render({ context: CONTEXT, now: NOW });

const fault = (work: () => unknown): TemplateError => {
  try {
    work();
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('It was rendered.');
};

describe('a template', () => {
  const that = (is: keyof Vector): Vector[] => vectors.filter((vector) => is in vector);

  it('is held to the reference by more than 350 answers', () => expect(vectors.length).toBeGreaterThan(350));

  it.each(that('output'))('makes what it makes in Jinja: $template', ({ template, output }) => expect(render(template)).toBe(output));

  it('takes nothing for something that is there, in what the API answers too', () => {
    const context = new Map([['run', new Model('FlowRun', [['parent', null]], 'flow-run')]]);
    expect(new Template('{{ run.parent }}|{{ run.other }}').render({ context })).toBe('None|');
  });

  it.each(that('raised'))('fails where it fails in Jinja: $template', ({ template, raised }) =>
    expect(fault(() => render(template))).toMatchObject({ line: 1, pythonName: raised }),
  );

  it.each(that('refused'))('is none where it is none in Jinja: $template', ({ template, refused }) =>
    expect(fault(() => new Template(template))).toMatchObject(refused === null ? { kind: 'limit' } : { kind: 'syntax', line: refused }),
  );
});

function toValue(json: Json): Value {
  if (!(json instanceof Map)) return fromJson(json);
  const number = (name: string): number => Number((json.get(name) as JsonNumber).text);
  const text = (name: string): string => json.get(name) as string;
  const labels = (name: string) => Object.fromEntries(json.get(name) as Map<string, string>);
  if (json.has('$enum')) return new EnumMember(text('$enum'), text('value'));
  if (json.has('$uuid')) return new Uuid(text('$uuid'));
  if (json.has('$datetime')) return new DateTime(number('$datetime'));
  if (json.has('$duration')) return new Duration(number('$duration'));
  if (json.has('$resource')) return new Labels('Resource', labels('$resource'));
  if (json.has('$labels')) return new LabelTree(Object.entries(labels('$labels')));
  return fromJson(json);
}
