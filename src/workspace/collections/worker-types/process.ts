import { COMMON, flag, placeholders, text, type WorkerType } from './worker-type.js';

export const processType: WorkerType = {
  collection: 'prefect',
  type: 'process',
  displayName: 'Process',
  description: 'Runs flows as processes beside the worker, on the same machine.',
  configuration: placeholders('command', 'env', 'labels', 'name', 'stream_output', 'working_dir'),
  variables: {
    ...COMMON,
    stream_output: flag('Show what the process prints among the worker’s own output.', true),
    working_dir: text('Where the process starts. A folder of its own when left out.', { format: 'path' }),
  },
};
