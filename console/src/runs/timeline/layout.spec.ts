import { assignLanes, moved, type Part, ticks, whole, zoomed } from './layout';

const part = (id: string, start: number, end: number | null): Part => ({ id, start, end, label: id, isFlowRun: false, state: 'RUNNING' });

describe('the layout of a timeline', () => {
  it('has as many lanes as ran at once', () => {
    const lanes = new Map<string, number>();
    expect(assignLanes([part('a', 0, 10), part('b', 5, 20), part('c', 10, 15), part('d', 12, 13)], lanes)).toBe(3);
    expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 0, d: 2 });
  });

  it('leaves every part where it was, whatever becomes of the others', () => {
    const lanes = new Map<string, number>();
    assignLanes([part('a', 0, null), part('b', 5, null)], lanes);
    assignLanes([part('a', 0, 4), part('b', 5, 6), part('c', 7, null)], lanes);
    expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 0 });
  });

  it('shows all of it, up to now while it goes on', () => {
    expect(whole([part('a', 1_000, null)], 2_000)).toEqual({ from: 980, to: 2_020 });
    expect(whole([part('a', 1_000, 1_500), part('b', 1_100, 1_200)], 9_000)).toEqual({ from: 990, to: 1_510 });
    expect(whole([], 9_000)).toEqual({ from: 8_000, to: 9_000 });
  });

  it('zooms around the time under the pointer, and never past all of it', () => {
    const all = { from: 0, to: 1_000 };
    const closer = zoomed(all, 0.5, 250, all);
    expect(closer).toEqual({ from: 125, to: 625 });
    expect(zoomed(closer, 100, 300, all)).toEqual(all);
    const closest = zoomed(all, 1e-9, 500, all);
    expect(closest.to - closest.from).toBeCloseTo(5);
  });

  it('moves within all of it', () => {
    const all = { from: 0, to: 1_000 };
    expect(moved({ from: 100, to: 200 }, 50, all)).toEqual({ from: 150, to: 250 });
    expect(moved({ from: 100, to: 200 }, -500, all)).toEqual({ from: 0, to: 100 });
    expect(moved({ from: 100, to: 200 }, 5_000, all)).toEqual({ from: 900, to: 1_000 });
  });

  it('draws few lines, at round times since the start', () => {
    expect(ticks({ from: 0, to: 10_000 }, 0, 5)).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
    expect(ticks({ from: 1_500, to: 2_600 }, 1_000, 5)).toEqual([1_500, 2_000, 2_500]);
    for (const span of [7, 1e3, 1e6, 1e10, 1e13]) expect(ticks({ from: 0, to: span }, 0, 6).length).toBeLessThanOrEqual(7);
  });
});
