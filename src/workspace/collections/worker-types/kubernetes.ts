import { block, choice, COMMON, count, defined, flag, placeholders, text, type WorkerType } from './worker-type.js';

const container = {
  name: 'prefect-job',
  ...placeholders('env', 'image'),
  imagePullPolicy: '{{ image_pull_policy }}',
  args: '{{ command }}',
  resources: { limits: { cpu: '{{ cpu_limit }}', memory: '{{ memory_limit }}' }, requests: { cpu: '{{ cpu_request }}', memory: '{{ memory_request }}' } },
};

export const kubernetesType: WorkerType = {
  collection: 'prefect-kubernetes',
  type: 'kubernetes',
  displayName: 'Kubernetes',
  description: 'Runs flows as jobs of a Kubernetes cluster.',
  configuration: {
    ...placeholders('command', 'env', 'labels', 'name', 'namespace'),
    job_manifest: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { ...placeholders('labels', 'namespace'), generateName: '{{ name }}-' },
      spec: {
        backoffLimit: 0,
        ttlSecondsAfterFinished: '{{ finished_job_ttl }}',
        template: {
          spec: { parallelism: 1, completions: 1, restartPolicy: 'Never', serviceAccountName: '{{ service_account_name }}', containers: [container] },
        },
      },
    },
    ...placeholders('cluster_config', 'job_watch_timeout_seconds', 'pod_watch_timeout_seconds', 'stream_output'),
  },
  variables: {
    ...COMMON,
    namespace: text('The namespace that the job is in.', { default: 'default' }),
    image: text('The image of the job’s container. One that fits the worker’s version when left out.', { example: 'docker.io/prefecthq/prefect:3-latest' }),
    service_account_name: text('The service account that the job runs as.'),
    image_pull_policy: choice('When the image is fetched.', ['IfNotPresent', 'Always', 'Never'], 'IfNotPresent'),
    finished_job_ttl: count('Seconds after its end at which the job is removed. It stays when left out.'),
    job_watch_timeout_seconds: count('Seconds that the job may take before the worker stops watching it. No end when left out.'),
    pod_watch_timeout_seconds: count('Seconds that the pod may take to start.', { default: 60 }),
    stream_output: flag('Show what the job prints among the worker’s own output.', true),
    cluster_config: defined('How the cluster is reached. The worker’s own way when left out.', 'KubernetesClusterConfig'),
    cpu_request: text('Processor share that the job is sure to get, as Kubernetes writes it.'),
    cpu_limit: text('Most processor share that the job may use.'),
    memory_request: text('Memory that the job is sure to get, as Kubernetes writes it.'),
    memory_limit: text('Most memory that the job may use.'),
  },
  definitions: {
    KubernetesClusterConfig: block(
      'kubernetes-cluster-config',
      [],
      { config: { type: 'object', description: 'A kubectl configuration.' }, context_name: text('Which of its contexts to use.') },
      ['config', 'context_name'],
    ),
  },
};
