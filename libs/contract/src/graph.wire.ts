import { type Static, Type } from '@sinclair/typebox';
import { StateReply, StateTypeWire } from './state.wire.js';
import { Anything, Enum, Flag, Nullable, Text } from './wire.js';

const Edges = Type.Array(Type.Object({ id: Text }));

const GraphArtifact = Type.Object({ id: Text, created: Text, key: Nullable(Text), type: Nullable(Text), is_latest: Flag, data: Anything });
export type GraphArtifact = Static<typeof GraphArtifact>;

const GraphState = Type.Object({ id: Text, timestamp: Text, type: StateTypeWire, name: Text });

/** A task run of the flow run, or the subflow run that it stands for. */
export const GraphNode = Type.Object({
  kind: Enum(['flow-run', 'task-run']),
  id: Text,
  label: Text,
  state_type: Nullable(StateTypeWire),
  start_time: Text,
  end_time: Nullable(Text),
  parents: Edges,
  children: Edges,
  encapsulating: Edges,
  artifacts: Type.Array(GraphArtifact),
});
export type GraphNode = Static<typeof GraphNode>;

export const GraphReply = Type.Object({
  start_time: Nullable(Text),
  end_time: Nullable(Text),
  root_node_ids: Type.Array(Text),
  nodes: Type.Array(Type.Unsafe<[id: string, node: GraphNode]>({ type: 'array' })),
  artifacts: Type.Array(GraphArtifact),
  states: Type.Array(GraphState),
});
export type GraphReply = Static<typeof GraphReply>;

/** A task run and those whose results it took, as older clients draw it. */
export const DependencyReply = Type.Object({
  id: Text,
  name: Text,
  upstream_dependencies: Type.Array(Type.Object({ input_type: Text, id: Text })),
  state: Nullable(StateReply),
  expected_start_time: Nullable(Text),
  start_time: Nullable(Text),
  end_time: Nullable(Text),
  total_run_time: Type.Number(),
  estimated_run_time: Type.Number(),
  untrackable_result: Flag,
});
export type DependencyReply = Static<typeof DependencyReply>;
