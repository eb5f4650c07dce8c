import type { NodeRow } from './graph.repository.js';

/** The nodes that a node is connected with, each list by start. */
export interface Connections {
  readonly parents: string[];
  readonly children: string[];
  readonly encapsulating: string[];
}

/** Under this name a task names the tasks that it was called in; under all others, where its arguments came from. */
const CALLERS = '__parents__';

/**
 * Who is connected with whom, by what each of `nodes` (by start) was given. An argument that came from two runs, or twice from one,
 * counts as often; what is no node is left out. Source: docs/contract/resources.md#graph
 */
export function connect(nodes: readonly NodeRow[]): ReadonlyMap<string, Connections> {
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  const connections = new Map<string, Connections>(nodes.map(({ id }) => [id, { parents: [], children: [], encapsulating: [] }]));
  for (const { id, task_inputs: inputs } of nodes) {
    const own = connections.get(id);
    for (const [name, sources] of Object.entries(inputs)) {
      for (const source of sources) {
        const other = 'id' in source ? connections.get(source.id) : undefined;
        if (!own || !other || !('id' in source)) continue;
        if (name === CALLERS) {
          if (!own.encapsulating.includes(source.id)) own.encapsulating.push(source.id);
        } else {
          own.parents.push(source.id);
          other.children.push(id);
        }
      }
    }
  }
  const byStart = (one: string, two: string): number => (places.get(one) ?? 0) - (places.get(two) ?? 0);
  for (const { parents, encapsulating } of connections.values()) for (const ids of [parents, encapsulating]) ids.sort(byStart);
  return connections;
}
