/** One asset is made of another. */
export interface Edge {
  readonly upstream: string;
  readonly downstream: string;
}

export interface Placed {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}
export interface Drawn extends Edge {
  /** Where its line goes, from its upstream end to its downstream end. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Against the order of all others: it closes a circle. */
  readonly isBack: boolean;
}
export interface Layout {
  readonly nodes: readonly Placed[];
  readonly edges: readonly Drawn[];
  readonly width: number;
  readonly height: number;
}

export const NODE = { width: 200, height: 48 } as const;
const GAP = { x: 56, y: 16 } as const;
/** Room for a line that passes by. */
const PASSING = 16;
/** Sweeps over the layers, there and back; more change nothing in graphs of this size. */
const SWEEPS = 6;

/** A node, or the place where a line passes through a layer. */
interface Cell {
  readonly key: string;
  readonly isNode: boolean;
  /** In the layer before and in the layer after. */
  readonly before: Cell[];
  readonly after: Cell[];
}

/**
 * Layers from left to right: each node stands right of all that it is made of, and lines that go further pass between the nodes.
 * Keys that are neither a node nor joined to one are left out. The same graph looks the same, whatever order it comes in.
 */
export function layOut(keys: readonly string[], given: readonly Edge[]): Layout {
  const nodes = [...new Set(keys)].sort();
  const known = new Set(nodes);
  const edges = given.filter(({ upstream, downstream }) => upstream !== downstream && known.has(upstream) && known.has(downstream)).sort(inOrder);
  const back = backEdges(nodes, edges);
  const forward = edges.filter((edge) => !back.has(edge));
  const { layers, cells, passes } = toLayers(nodes, forward);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const swept = down ? layers : [...layers].reverse();
    let last: readonly Cell[] = [];
    for (const layer of swept) {
      if (last.length > 0) arrange(layer, last, down ? 'before' : 'after');
      last = layer;
    }
  }
  return place(layers, edges, { back, cells, passes });
}

const inOrder = (a: Edge, b: Edge): number => compare(a.upstream, b.upstream) || compare(a.downstream, b.downstream);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function by(end: keyof Edge, edges: readonly Edge[]): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]) ?? [];
    groups.set(edge[end], group);
    group.push(edge);
  }
  return groups;
}

/** Without these no circle is left. */
function backEdges(nodes: readonly string[], edges: readonly Edge[]): Set<Edge> {
  const leaving = by('upstream', edges);
  const [back, open, done] = [new Set<Edge>(), new Set<string>(), new Set<string>()];
  const visit = (key: string): void => {
    open.add(key);
    for (const edge of leaving.get(key) ?? []) {
      if (open.has(edge.downstream)) back.add(edge);
      else if (!done.has(edge.downstream)) visit(edge.downstream);
    }
    open.delete(key);
    done.add(key);
  };
  // What nothing leads to comes first, so that a circle is cut where it is entered.
  const entered = new Set(edges.map(({ downstream }) => downstream));
  for (const key of [...nodes.filter((key) => !entered.has(key)), ...nodes]) if (!done.has(key)) visit(key);
  return back;
}

function toLayers(nodes: readonly string[], edges: readonly Edge[]) {
  const depths = depthsOf(nodes, edges);
  const layers: Cell[][] = [];
  const add = (depth: number, key: string, isNode: boolean): Cell => {
    const cell: Cell = { key, isNode, before: [], after: [] };
    while (layers.length <= depth) layers.push([]);
    layers[depth]?.push(cell);
    return cell;
  };
  const cells = new Map(nodes.map((key) => [key, add(depths.get(key) ?? 0, key, true)]));
  const passes = new Map<Edge, Cell[]>();
  for (const edge of edges) {
    const [from, to] = [cells.get(edge.upstream), cells.get(edge.downstream)];
    if (!from || !to) continue;
    const between: Cell[] = [];
    for (let depth = (depths.get(edge.upstream) ?? 0) + 1; depth < (depths.get(edge.downstream) ?? 0); depth++) {
      between.push(add(depth, `${edge.upstream} ${edge.downstream}`, false));
    }
    const way = [from, ...between, to];
    way.forEach((cell, index) => {
      const next = way[index + 1];
      if (!next) return;
      cell.after.push(next);
      next.before.push(cell);
    });
    passes.set(edge, between);
  }
  return { layers, cells, passes };
}

/** How many layers are left of each: those of the longest way to it. */
function depthsOf(nodes: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const entering = by('downstream', edges);
  const depths = new Map<string, number>();
  const depthOf = (key: string): number => {
    const known = depths.get(key);
    if (known !== undefined) return known;
    const depth = Math.max(-1, ...(entering.get(key) ?? []).map(({ upstream }) => depthOf(upstream))) + 1;
    depths.set(key, depth);
    return depth;
  };
  nodes.forEach(depthOf);
  return depths;
}

/** Each near the middle of what it is joined to in the layer that is arranged already. What is joined to nothing there keeps its place. */
function arrange(layer: Cell[], beside: readonly Cell[], side: 'before' | 'after'): void {
  const places = new Map(beside.map((cell, index) => [cell, index / beside.length]));
  const wanted = new Map(
    layer.map((cell, index) => {
      const joined = cell[side].map((one) => places.get(one) ?? 0);
      return [cell, joined.length > 0 ? joined.reduce((sum, one) => sum + one, 0) / joined.length : index / layer.length];
    }),
  );
  layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
}

interface Ways {
  readonly back: ReadonlySet<Edge>;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly passes: ReadonlyMap<Edge, readonly Cell[]>;
}

function place(layers: readonly (readonly Cell[])[], edges: readonly Edge[], { back, cells, passes }: Ways): Layout {
  const heightOf = (cell: Cell): number => (cell.isNode ? NODE.height : PASSING);
  const heights = layers.map((layer) => layer.reduce((sum, cell) => sum + heightOf(cell) + GAP.y, -GAP.y));
  const height = Math.max(0, ...heights);
  const tops = new Map<Cell, { x: number; y: number }>();
  layers.forEach((layer, depth) => {
    let y = (height - (heights[depth] ?? 0)) / 2;
    for (const cell of layer) {
      tops.set(cell, { x: depth * (NODE.width + GAP.x), y });
      y += heightOf(cell) + GAP.y;
    }
  });
  const at = (cell: Cell | undefined, side: number): [number, number] => {
    const { x, y } = (cell && tops.get(cell)) ?? { x: 0, y: 0 };
    return [x + side * NODE.width, y + (cell ? heightOf(cell) / 2 : 0)];
  };
  return {
    nodes: layers.flat().flatMap((cell) => (cell.isNode ? [{ key: cell.key, ...(tops.get(cell) ?? { x: 0, y: 0 }) }] : [])),
    edges: edges.map((edge) => ({
      ...edge,
      isBack: back.has(edge),
      points: [at(cells.get(edge.upstream), 1), ...(passes.get(edge) ?? []).flatMap((cell) => [at(cell, 0), at(cell, 1)]), at(cells.get(edge.downstream), 0)],
    })),
    width: Math.max(0, layers.length * (NODE.width + GAP.x) - GAP.x),
    height,
  };
}
