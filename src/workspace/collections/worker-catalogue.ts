import { azureContainerInstanceType } from './worker-types/azure-container-instance.js';
import { dockerType } from './worker-types/docker.js';
import { ecsType } from './worker-types/ecs.js';
import { cloudRunType, cloudRunV2Type, vertexAiType } from './worker-types/google.js';
import { kubernetesType } from './worker-types/kubernetes.js';
import { processType } from './worker-types/process.js';
import { toVariables, type WorkerType } from './worker-types/worker-type.js';

const TYPES: readonly WorkerType[] = [processType, ecsType, azureContainerInstanceType, dockerType, cloudRunType, cloudRunV2Type, vertexAiType, kubernetesType];

/** The kinds of worker that there are, by their packages, as clients read them to make pools. */
export const WORKER_CATALOGUE: Readonly<Record<string, Readonly<Record<string, object>>>> = Object.fromEntries(
  [...new Set(TYPES.map(({ collection }) => collection))].map((collection) => [collection, catalogueOf(collection)]),
);

function catalogueOf(collection: string): Record<string, object> {
  return Object.fromEntries(TYPES.filter((type) => type.collection === collection).map((type) => [type.type, toEntry(type)]));
}

function toEntry(type: WorkerType): object {
  return {
    type: type.type,
    display_name: type.displayName,
    description: type.description,
    documentation_url:
      type.collection === 'prefect' ? 'https://docs.prefect.io/v3/concepts/workers' : `https://docs.prefect.io/integrations/${type.collection}`,
    logo_url: null,
    install_command: `pip install ${type.collection}`,
    is_beta: false,
    default_base_job_configuration: { job_configuration: type.configuration, variables: toVariables(type) },
  };
}
