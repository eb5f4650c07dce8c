import { Shares } from './shares.js';

describe('the shares of owners', () => {
  const ranks = (shares: Shares, owner: string, dueMs: number, count: number): number[] => Array.from({ length: count }, () => shares.rank(owner, dueMs));

  it('let four jobs of an owner stand in line, and each further one behind the last', () => {
    expect(ranks(new Shares(), 'loud', 5_000, 7)).toEqual([0, 0, 0, 0, 1, 2, 3]);
  });

  it('are each owner’s own', () => {
    const shares = new Shares();
    ranks(shares, 'loud', 5_000, 50);
    expect(shares.rank('quiet', 5_000)).toBe(0);
  });

  it('begin anew with each second in which work is due', () => {
    const shares = new Shares();
    ranks(shares, 'loud', 5_999, 50);
    expect(shares.rank('loud', 6_000)).toBe(0);
    expect(shares.rank('loud', 5_000)).toBe(47);
  });
});
