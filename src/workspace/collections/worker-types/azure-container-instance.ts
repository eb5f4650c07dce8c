import { JsonNumber } from '@app/contract';
import { dockerRegistryCredentials } from './docker.js';
import { amount, block, COMMON, count, defined, flag, object, placeholders, secret, text, texts, type WorkerType } from './worker-type.js';

const named = (defaultValue: string, description: string) => ({ type: 'string', defaultValue, metadata: { description } });

const containerGroup = {
  type: 'Microsoft.ContainerInstance/containerGroups',
  apiVersion: '2022-09-01',
  name: "[parameters('container_group_name')]",
  location: "[parameters('location')]",
  properties: {
    containers: [
      {
        name: "[parameters('container_name')]",
        properties: {
          ...placeholders('image', 'command'),
          resources: { requests: { cpu: '{{ cpu }}', memoryInGB: '{{ memory }}' } },
          environmentVariables: [],
        },
      },
    ],
    osType: 'Linux',
    restartPolicy: 'Never',
  },
};

const armTemplate = {
  $schema: 'https://schema.management.azure.com/schemas/2019-08-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: {
    location: named('[resourceGroup().location]', 'Where all of it is.'),
    container_group_name: named('[uniqueString(resourceGroup().id)]', 'What the container group is called.'),
    container_name: named('[uniqueString(resourceGroup().id)]', 'What the container is called.'),
  },
  resources: [containerGroup],
};

export const azureContainerInstanceType: WorkerType = {
  collection: 'prefect-azure',
  type: 'azure-container-instance',
  displayName: 'Azure Container Instances',
  description: 'Runs flows in containers of Azure Container Instances.',
  configuration: {
    ...placeholders('command', 'env', 'labels', 'name', 'image', 'resource_group_name', 'subscription_id', 'identities', 'entrypoint', 'image_registry'),
    ...placeholders('cpu', 'gpu_count', 'gpu_sku', 'memory', 'subnet_ids', 'dns_servers', 'stream_output', 'aci_credentials'),
    ...placeholders('task_start_timeout_seconds', 'task_watch_poll_interval'),
    arm_template: armTemplate,
  },
  variables: {
    ...COMMON,
    image: text('The image of the container. One that fits the worker’s version when left out.'),
    resource_group_name: text('The resource group that the container group is in.'),
    subscription_id: secret('The subscription that pays for it.'),
    identities: texts('Managed identities that the container has.'),
    entrypoint: text('What the container starts with.', { default: '/opt/prefect/entrypoint.sh' }),
    image_registry: defined('What to sign in with where the image is kept.', 'DockerRegistryCredentials', 'ACRManagedIdentity'),
    cpu: amount('Processors of the container.', { default: new JsonNumber('1.0') }),
    gpu_count: count('Graphics processors of the container.'),
    gpu_sku: text('Which graphics processors.'),
    memory: amount('Memory of the container in GB.', { default: new JsonNumber('1.0') }),
    subnet_ids: texts('Subnets that the container is in.'),
    dns_servers: texts('Name servers of the container.'),
    aci_credentials: defined('What to sign in to Azure with.', 'AzureContainerInstanceCredentials'),
    stream_output: flag('Show what the container prints among the worker’s own output.', false),
    task_start_timeout_seconds: count('Seconds that the container may take to start.', { default: 240 }),
    task_watch_poll_interval: amount('Seconds between looks at the container.', { default: new JsonNumber('5.0') }),
  },
  required: ['resource_group_name', 'subscription_id'],
  definitions: {
    DockerRegistryCredentials: dockerRegistryCredentials,
    ACRManagedIdentity: object({ registry_url: text('Where the registry is.'), identity: text('The identity that may read it.') }, [
      'registry_url',
      'identity',
    ]),
    AzureContainerInstanceCredentials: block('azure-container-instance-credentials', ['client_secret'], {
      client_id: text('Id of the service principal.'),
      tenant_id: text('The tenant it belongs to.'),
      client_secret: secret('What it signs in with.'),
      credential_kwargs: { type: 'object', description: 'Further settings of the sign-in.' },
    }),
  },
};
