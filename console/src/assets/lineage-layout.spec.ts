import { type Edge, layOut, NODE } from './lineage-layout';

const edges = (...ways: string[]): Edge[] => ways.flatMap((way) => [...way].slice(1).map((downstream, index) => ({ upstream: way.charAt(index), downstream })));
const columnsOf = (keys: string, ...ways: string[]): string[] => {
  const columns = new Map<number, string>();
  const nodes = [...layOut([...keys], edges(...ways)).nodes].sort((a, b) => a.x - b.x || a.y - b.y);
  for (const { key, x } of nodes) columns.set(x, `${columns.get(x) ?? ''}${key}`);
  return [...columns.values()];
};

describe('the layout of lineage', () => {
  it('has each asset right of all that it is made of', () => {
    expect(columnsOf('abcd', 'abd', 'acd')).toEqual(['a', 'bc', 'd']);
    expect(columnsOf('abc', 'abc', 'ac')).toEqual(['a', 'b', 'c']);
    expect(columnsOf('ab')).toEqual(['ab']);
  });

  it('has lines cross as little as it can', () => expect(columnsOf('abcdef', 'af', 'be', 'cd')).toEqual(['abc', 'fed']));

  it('is the same in whatever order the graph comes', () => {
    const some = edges('abd', 'acd', 'aed');
    expect(layOut([...'edcba'], [...some].reverse())).toEqual(layOut([...'abcde'], some));
  });

  it('lets no two assets lie upon each other, and keeps all within its size', () => {
    const { nodes, width, height } = layOut([...'abcdefgh'], edges('abh', 'ach', 'adh', 'aeh', 'fh', 'g', 'ah'));
    for (const [index, one] of nodes.entries()) {
      expect([one.x >= 0, one.y >= 0, one.x + NODE.width <= width, one.y + NODE.height <= height]).toEqual([true, true, true, true]);
      for (const other of nodes.slice(index + 1)) expect(Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height).toBe(true);
    }
  });

  it('leads a line that goes further past the assets between', () => {
    const { nodes, edges: drawn } = layOut([...'abc'], edges('abc', 'ac'));
    const far = drawn.find(({ upstream, downstream }) => upstream === 'a' && downstream === 'c');
    const between = nodes.find(({ key }) => key === 'b');
    expect(far?.points).toHaveLength(4);
    for (const [x, y] of far?.points.slice(1, 3) ?? []) {
      expect([0, NODE.width]).toContain(x - (between?.x ?? 0));
      expect(y < (between?.y ?? 0) || y > (between?.y ?? 0) + NODE.height).toBe(true);
    }
  });

  it('cuts a circle where it is entered', () => {
    expect(columnsOf('abcd', 'abcdb')).toEqual(['a', 'b', 'c', 'd']);
    const { edges: drawn } = layOut([...'abcd'], edges('abcdb'));
    expect(drawn.filter(({ isBack }) => isBack)).toMatchObject([{ upstream: 'd', downstream: 'b' }]);
    expect(columnsOf('ab', 'aba')).toEqual(['a', 'b']);
  });

  it('leaves out what is not shown, and an asset that is made of itself', () => {
    expect(layOut(['a'], edges('aa', 'ab'))).toEqual({ nodes: [{ key: 'a', x: 0, y: 0 }], edges: [], width: NODE.width, height: NODE.height });
    expect(layOut([], [])).toEqual({ nodes: [], edges: [], width: 0, height: 0 });
  });
});
