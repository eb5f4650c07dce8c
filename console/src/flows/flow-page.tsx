import { useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { graphql } from '../gql';
import { RunTable } from '../runs/run-table';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Tags } from '../ui/tags';
import { Trouble } from '../ui/trouble';

const FLOW = graphql(`
  query Flow($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flow(id: $id) {
        id
        name
        tags
        created
        runs(first: 50) {
          totalCount
          edges {
            node {
              ...RunRow
            }
          }
        }
      }
    }
  }
`);

export function FlowPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, refetch } = useQuery(FLOW, { variables: { workspaceId, id } });
  const flow = data?.workspace?.flow;
  if (error && !data) return <Trouble title="The flow cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the flow" />;
  if (!flow) return <Trouble title="There is no such flow in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack>
      <Breadcrumbs fz="sm">
        <Anchor component={Link} to={`${base}/flows`}>
          Flows
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={flow.name}
        badge={<Tags tags={flow.tags} />}
        actions={
          <Anchor component={Link} to={`${base}/runs?flow=${flow.id}`}>
            {flow.runs.totalCount === 1 ? 'Its run' : `All ${flow.runs.totalCount} runs`}
          </Anchor>
        }
      />
      {flow.runs.edges.length === 0 ? (
        <Text c="dimmed">This flow has not run yet.</Text>
      ) : (
        <RunTable runs={flow.runs.edges.map(({ node }) => node)} showFlow={false} />
      )}
    </Stack>
  );
}
