import { changesBetween } from './version-changes.js';
import type { DeploymentVersion } from './versions.schema.js';

const version = (more: Partial<DeploymentVersion> = {}): DeploymentVersion => ({
  id: 'i',
  created: 0,
  updated: 0,
  deploymentId: 'd',
  number: 1,
  version: null,
  info: '{"type":"prefect:simple","version":""}',
  hadQueue: false,
  lastActive: 0,
  description: null,
  path: null,
  entrypoint: null,
  workQueueName: null,
  jobVariables: '{}',
  parameters: '{}',
  parameterSchema: '{}',
  enforceParameterSchema: true,
  pullSteps: '[]',
  tags: [],
  labels: {},
  queue: null,
  createdBy: null,
  updatedBy: null,
  ...more,
});

describe('what differs between two versions', () => {
  it('is nothing between like ones', () => expect(changesBetween(version(), version({ id: 'other', number: 2 }))).toEqual([]));

  it('is said by member, with numbers as they were sent', () => {
    const from = version({ parameters: '{"a":{"b":2.0,"c":1},"gone":null}', tags: ['x'] });
    const to = version({ parameters: '{"a":{"b":2,"c":1},"new":"n"}', tags: ['x', 'y'] });
    expect(changesBetween(from, to)).toEqual([
      { field: 'tags', from: '["x"]', to: '["x","y"]' },
      { field: 'parameters.a.b', from: '2.0', to: '2' },
      { field: 'parameters.gone', from: 'null', to: null },
      { field: 'parameters.new', from: null, to: '"n"' },
    ]);
  });

  it('comes in the order of the parts of a version, whatever appears or goes', () => {
    const queue = { id: 'q', name: 'default', poolId: 'p', poolName: 'pool', poolType: 'process' };
    const from = version({ jobVariables: '{"image":"a"}', description: 'old' });
    const to = version({ version: '2', queue, jobVariables: '{"image":"b"}', info: '{"type":"vcs:git","version":"2"}', enforceParameterSchema: false });
    expect(changesBetween(from, to).map(({ field }) => field)).toEqual([
      'version',
      'info.type',
      'info.version',
      'description',
      'enforceParameterSchema',
      'workPool',
      'workQueue',
      'jobVariables.image',
    ]);
  });

  it('is none between an empty object and no object, and some where a member becomes empty', () => {
    expect(changesBetween(version({ parameterSchema: null, pullSteps: null }), version({ parameterSchema: '{}', pullSteps: null }))).toEqual([]);
    expect(changesBetween(version({ parameters: '{"a":{"b":1}}' }), version({ parameters: '{"a":{}}' }))).toEqual([
      { field: 'parameters.a.b', from: '1', to: null },
      { field: 'parameters.a', from: null, to: '{}' },
    ]);
  });
});
