import { JsonText, toIso, toIsoOrNull, type DependencyReply, type GraphArtifact, type GraphNode, type GraphReply } from '@app/contract';
import type { Instant } from '@app/engine';
import { toTimesReply } from '../states/run-times.js';
import { toStateReply } from '../states/state.schema.js';
import type { TaskRun } from '../task-runs/task-runs.schema.js';
import { connect, type Connections } from './edges.js';
import type { ArtifactRow, GraphRun, NodeRow } from './graph.repository.js';

/** For `writeJson`: the data of artifacts goes out as it was written. */
export function toGraphReply(run: GraphRun, nodes: readonly NodeRow[]): GraphReply {
  const connections = connect(nodes);
  const artifacts = new Map<string | null, GraphArtifact[]>([[null, []], ...nodes.map(({ id }): [string, GraphArtifact[]] => [id, []])]);
  for (const row of run.artifacts) artifacts.get(row.task_run_id)?.push(toArtifact(row));
  const shown = nodes.filter((node) => node.shown);
  return {
    start_time: toIsoOrNull(run.start_time),
    end_time: toIsoOrNull(run.end_time),
    root_node_ids: shown.filter(({ id }) => connections.get(id)?.parents.length === 0).map(({ id }) => id),
    nodes: shown.map((node) => [node.id, toNode(node, connections.get(node.id), artifacts.get(node.id) ?? [])]),
    artifacts: artifacts.get(null) ?? [],
    states: run.states.map(({ timestamp, ...state }) => ({ ...state, timestamp: toIso(timestamp) })),
  };
}

const toNode = (node: NodeRow, connections: Connections | undefined, artifacts: GraphArtifact[]): GraphNode => ({
  kind: node.is_flow_run ? 'flow-run' : 'task-run',
  id: node.id,
  label: node.label,
  state_type: node.state_type,
  start_time: toIso(node.start_time),
  end_time: toIsoOrNull(node.end_time),
  parents: toEdges(connections?.parents),
  children: toEdges(connections?.children),
  encapsulating: toEdges(connections?.encapsulating),
  artifacts,
});

const toEdges = (ids: readonly string[] = []): { id: string }[] => ids.map((id) => ({ id }));

const toArtifact = ({ id, created, key, type, is_latest, data }: ArtifactRow): GraphArtifact => ({
  id,
  created: toIso(created),
  key,
  type,
  is_latest,
  data: data === null ? null : new JsonText(data),
});

/** As clients read it at the time `now`. */
export function toDependencyReply(run: TaskRun, now: Instant): DependencyReply {
  const { expected_start_time, start_time, end_time, total_run_time, estimated_run_time } = toTimesReply(run, now);
  const sources = Object.values(run.taskInputs)
    .flat()
    .flatMap((source) => (source.input_type === 'task_run' ? [source.id] : []));
  return {
    id: run.id,
    name: run.name,
    upstream_dependencies: [...new Set(sources)].map((id) => ({ input_type: 'task_run', id })),
    state: run.state && toStateReply(run.state),
    expected_start_time,
    start_time,
    end_time,
    total_run_time,
    estimated_run_time,
    untrackable_result: run.state?.details.untrackableResult ?? false,
  };
}
