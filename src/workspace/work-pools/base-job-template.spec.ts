import { parseJson } from '@app/contract';
import { templateFailure } from './base-job-template.js';

const failureOf = (template: unknown): string | null => templateFailure(parseJson(JSON.stringify(template)));
const using = (configuration: unknown): string | null =>
  failureOf({ job_configuration: { a: configuration }, variables: { type: 'object', properties: { name: {}, env: {} } } });

describe('a base job template', () => {
  it('may be empty', () => expect(failureOf({})).toBeNull());

  it.each([
    ['a list', []],
    ['nothing but a configuration', { job_configuration: { a: 1 } }],
    ['nothing but variables', { variables: { properties: {} } }],
    ['an empty configuration', { job_configuration: {}, variables: { properties: {} } }],
    ['variables that are a list', { job_configuration: { a: 1 }, variables: [] }],
  ])('is not %s', (_, template) => expect(failureOf(template)).toMatch(/base job template/));

  it.each([
    ['a placeholder', '{{ name }}'],
    ['one without blanks among others', 'x {{name}} {{ env }}'],
    ['one in a list in an object', { b: [{ c: '{{ env }}' }] }],
    ['what is no placeholder', ['{ name2 }', '{{ a b }}', '{{ }}', 7, null]],
  ])('may use %s that is declared', (_, configuration) => expect(using(configuration)).toBeNull());

  it('names what it uses and does not declare, once', () =>
    expect(using(['{{ image }}', '{{ name }}', { x: '{{ image }}-{{ prefect.variables.x }}-{{ $HOME }}' }])).toMatch(
      /: image, prefect\.variables\.x, \$HOME\.$/,
    ));
});
