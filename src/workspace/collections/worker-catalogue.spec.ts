import { parseJson, writeJson, type JsonMap } from '@app/contract';
import { jobVariablesFailure } from '@app/parameters';
import { templateFailure } from '../work-pools/base-job-template.js';
import { WORKER_CATALOGUE } from './worker-catalogue.js';

interface Entry {
  readonly type: string;
  readonly default_base_job_configuration: {
    job_configuration: object;
    variables: { required?: string[]; properties: Record<string, { title: string }>; definitions: object };
  };
}
const entries = Object.values(WORKER_CATALOGUE).flatMap((types) => Object.values(types) as Entry[]);

describe('the catalogue of workers', () => {
  it('has the types that clients know, by the packages that bring them', () =>
    expect(Object.fromEntries(Object.entries(WORKER_CATALOGUE).map(([collection, types]) => [collection, Object.keys(types)]))).toEqual({
      prefect: ['process'],
      'prefect-aws': ['ecs'],
      'prefect-azure': ['azure-container-instance'],
      'prefect-docker': ['docker'],
      'prefect-gcp': ['cloud-run', 'cloud-run-v2', 'vertex-ai'],
      'prefect-kubernetes': ['kubernetes'],
    }));

  it.each(entries.map((entry) => [entry.type, entry] as const))(
    'has a template for %s that a pool can be made with',
    (_, { default_base_job_configuration: template }) => {
      const read = parseJson(writeJson(template)) as JsonMap;
      expect(templateFailure(read)).toBeNull();
      expect(jobVariablesFailure(read, [], { ignoreRequired: true, trustDefaults: true, blocks: new Map() })).toBeNull();
    },
  );

  it.each(entries.map((entry) => [entry.type, entry] as const))(
    'uses every variable of %s, and defines all that it refers to',
    (_, { default_base_job_configuration: template }) => {
      const { job_configuration: configuration, variables } = template;
      const used = [...JSON.stringify(configuration).matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name);
      expect(new Set(used)).toEqual(new Set(Object.keys(variables.properties)));
      const referred = [...JSON.stringify(variables).matchAll(/#\/definitions\/(\w+)/g)].map(([, name]) => name);
      expect(new Set(referred)).toEqual(new Set(Object.keys(variables.definitions)));
      for (const name of variables.required ?? []) expect(variables.properties).toHaveProperty(name);
    },
  );

  it('calls variables what people call them', () => {
    const titles = entries.flatMap(({ default_base_job_configuration: { variables } }) =>
      Object.entries(variables.properties).map(([name, { title }]) => [name, title]),
    );
    expect(Object.fromEntries(titles)).toMatchObject({
      env: 'Environment Variables',
      cpu_limit: 'CPU Limit',
      vpc_id: 'VPC ID',
      mem_limit: 'Memory Limit',
      working_dir: 'Working Dir',
    });
  });
});
