import { JsonNumber } from '@app/contract';
import { amount, block, choice, COMMON, count, defined, flag, object, placeholders, secret, text, textMap, type WorkerType } from './worker-type.js';

const taskDefinition = {
  containerDefinitions: [{ image: '{{ image }}', name: '{{ container_name }}' }],
  ...placeholders('cpu', 'family', 'memory'),
  executionRoleArn: '{{ execution_role_arn }}',
};

const taskRunRequest = {
  launchType: '{{ launch_type }}',
  cluster: '{{ cluster }}',
  overrides: {
    containerOverrides: [{ name: '{{ container_name }}', command: '{{ command }}', environment: '{{ env }}', ...placeholders('cpu', 'memory') }],
    ...placeholders('cpu', 'memory'),
    taskRoleArn: '{{ task_role_arn }}',
  },
  tags: '{{ labels }}',
  taskDefinition: '{{ task_definition_arn }}',
  capacityProviderStrategy: '{{ capacity_provider_strategy }}',
};

const awsCredentials = block('aws-credentials', ['aws_secret_access_key'], {
  aws_access_key_id: text('Id of an access key.'),
  aws_secret_access_key: secret('The access key itself.'),
  aws_session_token: text('Token of a session, with keys that last for a while.'),
  profile_name: text('A profile of the worker’s own configuration.'),
  region_name: text('The region to work in.'),
  aws_client_parameters: defined('How the client connects.', 'AwsClientParameters'),
});

const awsClientParameters = object({
  api_version: text('Version of the API.'),
  use_ssl: flag('Connect by TLS.', true),
  verify: { anyOf: [{ type: 'boolean' }, { type: 'string', format: 'file-path' }], default: true, description: 'Check the certificates of the other side.' },
  verify_cert_path: text('The authorities that are trusted.', { format: 'file-path' }),
  endpoint_url: text('Where the service is, when it is not Amazon’s own.'),
  config: { type: 'object', description: 'Further settings of the client.' },
});

export const ecsType: WorkerType = {
  collection: 'prefect-aws',
  type: 'ecs',
  displayName: 'AWS Elastic Container Service',
  description: 'Runs flows as tasks of Amazon ECS, on EC2 or Fargate.',
  configuration: {
    ...placeholders('command', 'env', 'labels', 'name', 'aws_credentials'),
    task_definition: taskDefinition,
    task_run_request: taskRunRequest,
    ...placeholders(
      'configure_cloudwatch_logs',
      'cloudwatch_logs_options',
      'cloudwatch_logs_prefix',
      'network_configuration',
      'stream_output',
      'task_start_timeout_seconds',
      'task_watch_poll_interval',
      'auto_deregister_task_definition',
      'vpc_id',
      'container_name',
      'cluster',
      'match_latest_revision_in_family',
    ),
  },
  variables: {
    ...COMMON,
    task_definition_arn: text('A task definition that is there, instead of one that is made for the run.'),
    aws_credentials: defined('What to sign in to AWS with.', 'AwsCredentials'),
    cluster: text('The cluster, by name or ARN. The default one when left out.'),
    family: text('The family that task definitions are registered in.'),
    launch_type: choice('What the task runs on.', ['FARGATE', 'EC2', 'EXTERNAL', 'FARGATE_SPOT'], 'FARGATE'),
    capacity_provider_strategy: {
      type: 'array',
      items: { $ref: '#/definitions/CapacityProvider' },
      description: 'Capacity providers to use in place of a launch type.',
    },
    image: text('The image of the container. One that fits the worker’s version when left out.'),
    cpu: count('Processor units of the task; 1024 are one processor.'),
    memory: count('Memory of the task in MB.'),
    container_name: text('The container of the task definition that the flow runs in.'),
    task_role_arn: text('The role that the flow has.'),
    execution_role_arn: text('The role that ECS has when it starts the task.'),
    vpc_id: text('The network that the task is in.'),
    configure_cloudwatch_logs: flag('Send what the container prints to CloudWatch.'),
    cloudwatch_logs_options: textMap('Options of the log driver.'),
    cloudwatch_logs_prefix: text('What the names of log streams begin with.'),
    network_configuration: { type: 'object', description: 'Network of the task, as ECS writes it.' },
    stream_output: flag('Show what CloudWatch receives among the worker’s own output.'),
    task_start_timeout_seconds: count('Seconds that the task may take to start.', { default: 300 }),
    task_watch_poll_interval: amount('Seconds between looks at the task.', { default: new JsonNumber('5.0') }),
    auto_deregister_task_definition: flag('Deregister the task definition once the run has ended.', false),
    match_latest_revision_in_family: flag('Use the newest task definition of the family when it is the same.', false),
  },
  definitions: {
    AwsClientParameters: awsClientParameters,
    AwsCredentials: awsCredentials,
    CapacityProvider: object(
      { capacityProvider: text('Name of the provider.'), weight: count('Its share of the tasks.'), base: count('How many tasks it gets first.') },
      ['capacityProvider', 'weight', 'base'],
    ),
  },
};
