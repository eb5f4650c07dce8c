import { JsonNumber } from '@app/contract';
import { block, choice, COMMON, count, defined, flag, placeholders, text, texts, amount, type WorkerType } from './worker-type.js';

const gcpCredentials = block('gcp-credentials', ['service_account_info.*'], {
  service_account_file: text('A file with the key of a service account.', { format: 'path' }),
  service_account_info: { type: 'object', description: 'The key of a service account.' },
  project: text('The project to work in.'),
});

const definitions = { GcpCredentials: gcpCredentials };
const credentials = defined('What to sign in to Google Cloud with.', 'GcpCredentials');
const region = (more = {}) => text('The region that the job runs in.', more);
const MEMORY = '^\\d+(?:G|Gi|M|Mi)$';

export const cloudRunType: WorkerType = {
  collection: 'prefect-gcp',
  type: 'cloud-run',
  displayName: 'Google Cloud Run',
  description: 'Runs flows as jobs of Google Cloud Run, by the first version of its API.',
  configuration: {
    ...placeholders('command', 'env', 'labels', 'name', 'region', 'credentials'),
    job_body: {
      apiVersion: 'run.googleapis.com/v1',
      kind: 'Job',
      metadata: { name: '{{ name }}', annotations: { 'run.googleapis.com/launch-stage': 'BETA' } },
      spec: {
        template: {
          metadata: { annotations: { 'run.googleapis.com/vpc-access-connector': '{{ vpc_connector_name }}' } },
          spec: {
            template: {
              spec: {
                containers: [
                  { ...placeholders('image', 'command'), resources: { limits: placeholders('cpu', 'memory'), requests: placeholders('cpu', 'memory') } },
                ],
                timeoutSeconds: '{{ timeout }}',
                serviceAccountName: '{{ service_account_name }}',
              },
            },
          },
        },
      },
    },
    ...placeholders('timeout', 'keep_job'),
  },
  variables: {
    ...COMMON,
    region: region({ default: 'us-central1' }),
    credentials,
    image: text('The image of the container. One that fits the worker’s version when left out.'),
    cpu: text('Processors of the container in thousandths.', { pattern: '^(\\d*000)m$', example: '1000m' }),
    memory: text('Memory of the container.', { pattern: MEMORY, example: '512Mi' }),
    vpc_connector_name: text('The connector by which the job reaches a private network.'),
    service_account_name: text('The service account that the job runs as.'),
    keep_job: flag('Keep the job once it has ended.', false),
    timeout: count('Seconds that the job may take.', { default: 600, exclusiveMinimum: 0, maximum: 3600 }),
  },
  definitions,
};

const LAUNCH_STAGES = ['ALPHA', 'BETA', 'GA', 'DEPRECATED', 'EARLY_ACCESS', 'PRELAUNCH', 'UNIMPLEMENTED', 'LAUNCH_TAG_UNSPECIFIED'];

export const cloudRunV2Type: WorkerType = {
  collection: 'prefect-gcp',
  type: 'cloud-run-v2',
  displayName: 'Google Cloud Run V2',
  description: 'Runs flows as jobs of Google Cloud Run, by the second version of its API.',
  configuration: {
    ...placeholders('command', 'env', 'labels', 'name', 'credentials'),
    job_body: {
      client: 'prefect',
      launchStage: '{{ launch_stage }}',
      template: {
        template: {
          serviceAccount: '{{ service_account_name }}',
          maxRetries: '{{ max_retries }}',
          timeout: '{{ timeout }}',
          vpcAccess: { connector: '{{ vpc_connector_name }}' },
          containers: [{ env: [], ...placeholders('image', 'command', 'args'), resources: { limits: placeholders('cpu', 'memory') } }],
        },
      },
    },
    ...placeholders('keep_job', 'region', 'timeout'),
  },
  variables: {
    ...COMMON,
    credentials,
    region: region({ default: 'us-central1' }),
    image: text('The image of the container.', { default: 'prefecthq/prefect:3-latest' }),
    args: texts('Arguments of the command.'),
    keep_job: flag('Keep the job once it has ended.', false),
    launch_stage: choice('Which stage of the service’s features the job may use.', LAUNCH_STAGES, 'BETA'),
    max_retries: count('How often a container that fails is started again.', { default: 0 }),
    cpu: text('Processors of the container in thousandths.', { default: '1000m' }),
    memory: text('Memory of the container.', { default: '512Mi', pattern: MEMORY }),
    timeout: count('Seconds that the job may take.', { default: 600, exclusiveMinimum: 0, maximum: 604_800 }),
    vpc_connector_name: text('The connector by which the job reaches a private network.'),
    service_account_name: text('The service account that the job runs as.'),
  },
  definitions,
};

export const vertexAiType: WorkerType = {
  collection: 'prefect-gcp',
  type: 'vertex-ai',
  displayName: 'Google Vertex AI',
  description: 'Runs flows as custom jobs of Google Vertex AI.',
  configuration: {
    ...placeholders('command', 'env', 'labels', 'name', 'region', 'credentials'),
    job_spec: {
      ...placeholders('service_account_name', 'network', 'reserved_ip_ranges', 'maximum_run_time_hours'),
      worker_pool_specs: [
        {
          replica_count: 1,
          container_spec: { image_uri: '{{ image }}', command: '{{ command }}', args: [] },
          machine_spec: placeholders('machine_type', 'accelerator_type', 'accelerator_count'),
          disk_spec: placeholders('boot_disk_type', 'boot_disk_size_gb'),
        },
      ],
    },
    ...placeholders('job_watch_poll_interval'),
  },
  variables: {
    ...COMMON,
    region: region(),
    image: text('The image of the container.'),
    credentials,
    machine_type: text('The kind of machine.', { default: 'n1-standard-4' }),
    accelerator_type: text('The kind of accelerator.'),
    accelerator_count: count('How many accelerators.'),
    boot_disk_type: text('The kind of disk.', { default: 'pd-ssd' }),
    boot_disk_size_gb: count('Size of the disk in GB.', { default: 100 }),
    maximum_run_time_hours: count('Hours that the job may take.', { default: 1 }),
    network: text('The network that the job is in, by its full name.'),
    reserved_ip_ranges: texts('Reserved ranges of addresses that the job may use.'),
    service_account_name: text('The service account that the job runs as.'),
    job_watch_poll_interval: amount('Seconds between looks at the job.', { default: new JsonNumber('5.0') }),
  },
  required: ['region', 'image'],
  definitions,
};
