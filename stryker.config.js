// Changes the rules, one little thing at a time, and sees whether a spec notices. `npm run mutate`.
import jestConfig from './jest.config.js';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', config: { ...unit, roots: ['<rootDir>/libs/engine'] } },
  mutate: ['libs/engine/src/rules/*.rule.ts'],
  ignorePatterns: ['/.cache', '/console', '/dist', '/docs', '/helm', '/migrations', '/src', '/test'],
  coverageAnalysis: 'perTest',
  thresholds: { high: 100, low: 95, break: 90 },
  reporters: ['clear-text', 'progress-append-only'],
};
