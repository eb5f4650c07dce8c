import { basePathOf, withoutBasePath } from './base-path.js';

it.each([
  [null, ''],
  ['https://flows.example', ''],
  ['https://flows.example/', ''],
  ['https://flows.example/eparch/', '/eparch'],
  ['https://flows.example/a/b', '/a/b'],
])('%s puts "%s" before everything', (publicUrl, basePath) => expect(basePathOf({ publicUrl })).toBe(basePath));

it.each([
  ['/eparch/api/health', '/api/health'],
  ['/eparch', '/'],
  ['/eparch?x=1', '/?x=1'],
  ['/eparch/', '/'],
  ['/api/health', '/api/health'],
  ['/eparchy', '/eparchy'],
])('the routes know %s as %s', (url, known) => expect(withoutBasePath(url, '/eparch')).toBe(known));
