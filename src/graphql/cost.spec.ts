import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { loadConfig } from '@app/config';
import { costOf, fragmentsOf } from './cost.js';

const at = (path: string): URL => new URL(path, import.meta.url);
const schema = buildSchema(
  readdirSync(at('.'))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(at(file), 'utf8'))
    .join('\n'),
);

function costsOf(text: string, variables: Record<string, unknown> = {}): number[] {
  const document = parse(text);
  const operations = document.definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => costOf(schema, operation, fragmentsOf(document), variables));
}
const inWorkspace = (fields: string, variables: Record<string, unknown> = {}): number | undefined =>
  costsOf(`query($n: Int) { workspace(id: "w") { ${fields} } }`, variables)[0];

describe('what a query costs', () => {
  it.each([
    ['one for each object', 'name flowRun(id: "r") { name flow { name } }', 3],
    [
      'no more for what rows refer to than for what one of them does',
      'flowRuns(first: 50) { totalCount pageInfo { endCursor } edges { node { flow { name } } } }',
      4,
    ],
    ['one more for every fifty rows', 'flowRuns(first: 200) { edges { node { flow { name } } } }', 7],
    ['as many rows as the schema says where none are said', 'deployments { totalCount }', 3],
    ['a list within a list as often as there are rows', 'deployments(first: 20) { edges { node { runs(first: 5) { edges { node { name } } } } } }', 43],
    ['what fragments ask for', '...F } } fragment F on Workspace { flowRuns(first: 1) { edges { node { ...G } } } } fragment G on FlowRun { flow { name', 4],
  ])('is %s', (_, fields, cost) => expect(inWorkspace(fields)).toBe(cost));

  it('counts the rows that variables say', () => {
    expect(inWorkspace('flowRuns(first: $n) { totalCount }', { n: 150 })).toBe(5);
    expect(inWorkspace('flowRuns(first: $n) { totalCount }')).toBe(3);
  });

  it('is ten for each change, and for the start of a subscription', () => {
    expect(costsOf('mutation { a: deleteApiKey(id: "a") b: deleteWorkspace(workspaceId: "w") { ... on InputError { message } } }')).toEqual([20]);
    expect(costsOf('subscription { objectsChanged(workspaceId: "w", kinds: [VARIABLE]) { ids } }')).toEqual([10]);
  });

  it('lets every document of the console be asked a thousand times a minute', () => {
    const sources = readdirSync(at('../../console/src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.startsWith('gql/'),
    );
    const texts = sources.flatMap((file) =>
      [...readFileSync(at(`../../console/src/${file}`), 'utf8').matchAll(/\bgraphql\(`([^`]*)`\)/g)].map(([, text = '']) => text),
    );
    const whole = texts.join('\n');
    const costs = costsOf(whole).sort((a, b) => b - a);
    expect(costs.length).toBeGreaterThan(100);
    expect((costs[0] ?? 0) * 1_000).toBeLessThanOrEqual(loadConfig({}).graphqlPointsPerMinute);
  });
});
