// Jest with what this repository needs around it: ES modules, and a last line that says how it went.
// Arguments: names of projects (unit, db, e2e), parts of spec paths, and Jest's own flags, in any order.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PROJECTS = ['unit', 'db', 'e2e'];

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2).filter((argument) => argument !== '--selectProjects');
const projects = given.filter((argument) => PROJECTS.includes(argument));
const flags = given.filter((argument) => argument.startsWith('-'));
const paths = given.filter((argument) => !projects.includes(argument) && !flags.includes(argument));
const args = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
  '--reporters=default',
  `--reporters=${join(import.meta.dirname, 'counting-reporter.cjs')}`,
  `--reporters=${join(import.meta.dirname, 'route-coverage-reporter.mjs')}`,
  // In processes of their own, which are replaced when they have grown: modules that specs load are never let go of.
  ...(flags.some((flag) => /^(-i|--runInBand|--maxWorkers)/.test(flag)) ? [] : ['--maxWorkers=2', '--workerIdleMemoryLimit=1GB']),
  ...flags,
  // Lists that take all that follows come last, each by its own flag.
  ...(paths.length > 0 ? ['--testPathPatterns', ...paths] : []),
  ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
