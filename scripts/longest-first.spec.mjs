import { existsSync } from 'node:fs';
import { join } from 'node:path';
import LongestFirst, { LONGEST } from './longest-first.mjs';

const root = join(import.meta.dirname, '..');
const context = { config: { rootDir: root, id: 'a', cacheDirectory: '/nowhere', name: 'a' }, hasteFS: { getSize: (path) => path.length } };
const sorted = (...files) => new LongestFirst().sort(files.map((file) => ({ path: join(root, file), context }))).map(({ path }) => path.slice(root.length + 1));

describe('the order of spec files', () => {
  it('begins with the longest, and goes on as Jest would', () =>
    expect(sorted('src/short.spec.ts', LONGEST[3], 'src/not-quite-as-short.spec.ts', LONGEST[0])).toEqual([
      LONGEST[0],
      LONGEST[3],
      'src/not-quite-as-short.spec.ts',
      'src/short.spec.ts',
    ]));

  it('names no file that is not there', () => expect(LONGEST.filter((file) => !existsSync(join(root, file)))).toEqual([]));
});
