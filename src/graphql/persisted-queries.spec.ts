import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersistedQueries } from './persisted-queries.js';

describe('persisted queries', () => {
  it('are those of the built console, and those that were sent', async () => {
    const folder = `${mkdtempSync(join(tmpdir(), 'eparch-persisted-'))}/`;
    try {
      writeFileSync(join(folder, 'persisted-queries.json'), JSON.stringify({ abc: '{ viewer { id } }' }));
      const queries = new PersistedQueries(folder);
      await queries.set('apq:def', '{ accounts { id } }');
      expect(await Promise.all(['apq:abc', 'apq:def', 'apq:ghi'].map((key) => queries.get(key)))).toEqual([
        '{ viewer { id } }',
        '{ accounts { id } }',
        undefined,
      ]);
      expect([await queries.delete('apq:def'), await queries.get('apq:def')]).toEqual([true, undefined]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are none where there is no console, and forgets the oldest of many that were sent', async () => {
    const queries = new PersistedQueries(null);
    for (let n = 0; n <= 1_000; n++) await queries.set(`apq:${n}`, 'x');
    expect([await queries.get('apq:0'), await queries.get('apq:1'), await queries.get('apq:1000')]).toEqual([undefined, 'x', 'x']);
    await queries.set('apq:large', 'x'.repeat(5 * 1024 * 1024));
    expect(await queries.get('apq:large')).toBeUndefined();
  });
});
