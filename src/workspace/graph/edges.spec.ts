import type { TaskInput } from '@app/contract';
import { connect } from './edges.js';
import type { NodeRow } from './graph.repository.js';

const node = (id: string, start_time: number, task_inputs: Record<string, TaskInput[]> = {}): NodeRow => ({
  id,
  is_flow_run: false,
  label: id,
  state_type: 'COMPLETED',
  start_time,
  end_time: null,
  task_inputs,
  shown: true,
});
const from = (...ids: string[]): TaskInput[] => ids.map((id) => ({ input_type: 'task_run', id }));

describe('the edges of a graph', () => {
  it('lead from where arguments came from, each list by start', () => {
    const edges = connect([node('a', 1), node('b', 2), node('c', 3, { x: from('b', 'a') }), node('d', 4, { x: from('a') })]);
    expect(edges.get('c')).toEqual({ parents: ['a', 'b'], children: [], encapsulating: [] });
    expect(edges.get('a')).toEqual({ parents: [], children: ['c', 'd'], encapsulating: [] });
  });

  it('count as often as there are arguments', () => {
    const edges = connect([node('a', 1), node('b', 2, { x: from('a'), y: from('a') })]);
    expect(edges.get('b')?.parents).toEqual(['a', 'a']);
    expect(edges.get('a')?.children).toEqual(['b', 'b']);
  });

  it('tell once in which tasks a task was called, and make no parents of them', () => {
    const edges = connect([node('a', 1), node('b', 2), node('c', 3, { __parents__: from('b', 'a', 'b') })]);
    expect(edges.get('c')).toEqual({ parents: [], children: [], encapsulating: ['a', 'b'] });
    expect(edges.get('a')?.children).toEqual([]);
  });

  it('lead to nodes alone', () => {
    const inputs = { x: [{ input_type: 'parameter', name: 'a' } as const, { input_type: 'constant', type: 'int' } as const, ...from('elsewhere')] };
    expect(connect([node('a', 1), node('b', 2, inputs)]).get('b')).toEqual({ parents: [], children: [], encapsulating: [] });
  });
});
