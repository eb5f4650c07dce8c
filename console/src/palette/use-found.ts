import { useQuery } from '@apollo/client/react';
import { automationPath } from '../automations/automation-path';
import { assetPath, shortName } from '../assets/asset-paths';
import { limitPath, nameOf } from '../concurrency/limit-names';
import { graphql } from '../gql';
import { keyPath } from '../artifacts/artifact-paths';
import { poolPath } from '../work-pools/pool-path';

const FIND = graphql(`
  query Find($workspaceId: ID!, $text: String!) {
    workspace(id: $workspaceId) {
      id
      flowRuns(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
            flow {
              id
              name
            }
            state {
              id
              type
              name
            }
          }
        }
      }
      flows(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
          }
        }
      }
      deployments(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
            flow {
              id
              name
            }
          }
        }
      }
      concurrencyLimits(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
            tag
            deployments {
              id
              name
              flow {
                id
                name
              }
            }
          }
        }
      }
      assets(first: 5, filter: { search: $text }) {
        edges {
          node {
            key
            name
          }
        }
      }
      workPools(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
          }
        }
      }
      automations(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
          }
        }
      }
      blockDocuments(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
            blockType {
              id
              name
            }
          }
        }
      }
      artifactCollections(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            key
          }
        }
      }
      variables(first: 5, filter: { search: $text }) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`);

/** Something to go to or to do. */
export interface Entry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly about?: string;
  readonly run: () => void;
}

/** What the server finds in the workspace, each with where it leads. Nothing is looked for until something is typed. */
export function useFound(workspaceId: string | undefined, base: string, text: string, go: (to: string) => void): { entries: Entry[]; loading: boolean } {
  const skip = text === '' || workspaceId === undefined;
  const { data, previousData, loading } = useQuery(FIND, { variables: { workspaceId: workspaceId ?? '', text }, skip, fetchPolicy: 'network-only' });
  const found = skip ? null : (data ?? previousData)?.workspace;
  if (!found) return { entries: [], loading };
  const entry = (group: string, id: string, label: string, to: string, about?: string): Entry => ({
    id: `${group} ${id}`,
    group,
    label,
    run: () => go(`${base}/${to}`),
    ...(about === undefined ? {} : { about }),
  });
  const deployments = found.deployments.edges.map(({ node }) => node);
  return {
    loading,
    entries: [
      ...found.flowRuns.edges.map(({ node }) =>
        entry('Runs', node.id, node.name, `runs/flow-run/${node.id}`, `${node.flow.name}, ${node.state?.name ?? 'no state'}`),
      ),
      ...found.flows.edges.map(({ node }) => entry('Flows', node.id, node.name, `flows/flow/${node.id}`)),
      ...deployments.map(({ id, name, flow }) => entry('Deployments', id, name, `deployments/deployment/${id}`, flow.name)),
      ...deployments.map(({ id, name, flow }) => entry('Run a deployment', id, `Run ${name}`, `deployments/deployment/${id}/run`, flow.name)),
      ...found.workPools.edges.map(({ node }) => entry('Work pools', node.id, node.name, poolPath('', node.name).slice(1))),
      ...found.automations.edges.map(({ node }) => entry('Automations', node.id, node.name, automationPath('', node.id).slice(1))),
      ...found.blockDocuments.edges.map(({ node }) => entry('Blocks', node.id, node.name, `blocks/block/${node.id}`, node.blockType.name)),
      ...found.artifactCollections.edges.map(({ node }) => entry('Artifacts', node.id, node.key, keyPath('', node.key).slice(1))),
      ...found.variables.edges.map(({ node }) => entry('Variables', node.id, node.name, `variables?search=${node.name}`)),
      ...found.concurrencyLimits.edges.map(({ node }) => entry('Concurrency limits', node.id, nameOf(node), limitPath('', node.id).slice(1))),
      ...found.assets.edges.map(({ node }) => entry('Assets', node.key, shortName(node), assetPath('', node.key).slice(1), node.key)),
    ],
  };
}
