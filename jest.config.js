// Specs run as ES modules straight from TypeScript. `*.db.spec.ts`, `*.http.spec.ts` and everything in test/ need servers,
// which libs/testing finds or starts by itself; all other specs are unit tests.
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^@app/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/console/dist/', '<rootDir>/.stryker-tmp/'],
};
const needsServers = ['\\.db\\.spec\\.ts$', '\\.http\\.spec\\.ts$', '/conformance/'];

export default {
  // Ends what hangs, and nothing that is slow: servers start on machines that have other things to do, too. A spec whose servers
  // come too late is the end of the next ones in its worker as well.
  testTimeout: 120_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      roots: ['<rootDir>/libs', '<rootDir>/src', '<rootDir>/scripts', '<rootDir>/console/src'],
      testRegex: ['\\.spec\\.(ts|mjs)$'],
      testPathIgnorePatterns: ['/node_modules/', ...needsServers],
    },
    {
      ...base,
      displayName: 'db',
      roots: ['<rootDir>/libs', '<rootDir>/src'],
      testRegex: needsServers.slice(0, 2).concat('/conformance/.*\\.spec\\.ts$'),
      resolver: '<rootDir>/libs/testing/resolver.cjs',
      testEnvironment: '<rootDir>/libs/testing/environment.js',
      globalSetup: '<rootDir>/libs/testing/global-setup.js',
      globalTeardown: '<rootDir>/libs/testing/global-teardown.js',
    },
    {
      ...base,
      displayName: 'e2e',
      roots: ['<rootDir>/test'],
      testRegex: ['\\.spec\\.ts$'],
      globalSetup: '<rootDir>/libs/testing/global-setup.js',
      globalTeardown: '<rootDir>/libs/testing/global-teardown.js',
    },
  ],
};
