import { block, choice, COMMON, count, defined, flag, placeholders, text, texts, type WorkerType } from './worker-type.js';

export const dockerRegistryCredentials = block(
  'docker-registry-credentials',
  ['password'],
  {
    username: text('Who signs in to the registry.'),
    password: { type: 'string', format: 'password', writeOnly: true, description: 'What they sign in with.' },
    registry_url: text('Where the registry is.', { example: 'index.docker.io' }),
    reauth: flag('Sign in again for each use.', true),
  },
  ['username', 'password', 'registry_url'],
);

export const dockerType: WorkerType = {
  collection: 'prefect-docker',
  type: 'docker',
  displayName: 'Docker',
  description: 'Runs flows in containers of the Docker engine that the worker can reach.',
  configuration: placeholders(
    'command',
    'env',
    'labels',
    'name',
    'image',
    'registry_credentials',
    'image_pull_policy',
    'networks',
    'network_mode',
    'auto_remove',
    'volumes',
    'stream_output',
    'container_wait_timeout',
    'mem_limit',
    'memswap_limit',
    'privileged',
  ),
  variables: {
    ...COMMON,
    image: text('The image of the container. One that fits the worker’s version when left out.', { example: 'docker.io/prefecthq/prefect:3-latest' }),
    registry_credentials: defined('What to sign in with where the image is kept.', 'DockerRegistryCredentials'),
    image_pull_policy: choice('When the image is fetched.', ['IfNotPresent', 'Always', 'IfPossible', 'Never']),
    networks: texts('Docker networks that the container joins.'),
    network_mode: text('How the container is connected, such as host or bridge. Not together with networks.'),
    auto_remove: flag('Remove the container once it has ended.', false),
    volumes: { ...texts('Folders of the machine that the container sees.'), example: ['/on/the/machine:/in/the/container'] },
    stream_output: flag('Show what the container prints among the worker’s own output.', true),
    container_wait_timeout: count('Seconds that the container may take to end once it is told to.', { exclusiveMinimum: 0 }),
    mem_limit: text('Most memory the container may use, with a unit of b, k, m or g.'),
    memswap_limit: text('Most memory and swap together. Needs a limit of memory too.'),
    privileged: flag('Give the container all rights on the machine.', false),
  },
  definitions: { DockerRegistryCredentials: dockerRegistryCredentials },
};
