// Jest with what this repository needs around it: ES modules, and a last line that says how it went.
// Arguments: names of projects (unit, db, e2e), parts of spec paths, and Jest's own flags, in any order. One flag is ours:
// --retry-failed-files runs files that failed once more, alone, and reports what passes then as flaky.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { failedFiles, flakyTests, lineOf, replaced } from './tally.mjs';

const PROJECTS = ['unit', 'db', 'e2e'];
const RETRY = '--retry-failed-files';

/** A machine that is busy fails a file here and there; a change that fails more files than this is at fault itself. */
const RETRIED_FILES_MAX = 3;

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2).filter((argument) => argument !== '--selectProjects');
const projects = given.filter((argument) => PROJECTS.includes(argument));
const flags = given.filter((argument) => argument.startsWith('-') && argument !== RETRY);
const paths = given.filter((argument) => !projects.includes(argument) && !argument.startsWith('-'));
const placeFlags = flags.filter((flag) => /^(-i|--runInBand|--maxWorkers)/.test(flag));
// In processes of their own, which are replaced when they have grown: modules that specs load are never let go of. One more than the
// two cores that this has to do with, since specs wait for servers and for the SDK a quarter of the time.
const places = placeFlags.length > 0 ? placeFlags : ['--maxWorkers=3', '--workerIdleMemoryLimit=1GB'];

const notes = mkdtempSync(join(tmpdir(), 'eparch-tests-'));
process.once('exit', () => rmSync(notes, { recursive: true, force: true }));

const first = runJest('first.json', [...places, ...(paths.length > 0 ? ['--testPathPatterns', ...paths] : [])]);
const failed = failedFiles(first.tally);
if (given.includes(RETRY) && failed.length > 0 && failed.length <= RETRIED_FILES_MAX) conclude(first, retry(failed));
else conclude(first);

/** `status` is Jest’s own, which also knows of errors outside of all specs. The tally is empty when Jest did not come to its end. */
function runJest(note, selection, env = {}) {
  const args = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    `--testSequencer=${join(import.meta.dirname, 'longest-first.mjs')}`,
    '--reporters=default',
    `--reporters=${join(import.meta.dirname, 'counting-reporter.mjs')}`,
    `--reporters=${join(import.meta.dirname, 'route-coverage-reporter.mjs')}`,
    ...flags.filter((flag) => !placeFlags.includes(flag)),
    // Lists that take all that follows come last, each by its own flag.
    ...selection,
    ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
  ];
  const tallyPath = join(notes, note);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env, EPARCH_TEST_TALLY: tallyPath } });
  return { status: status ?? 1, tally: readTally(tallyPath) };
}

function readTally(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function retry(files) {
  process.stdout.write(`\n*** Once more, alone: ${files.map((file) => relative(root, file)).join(', ')} ***\n`);
  return runJest('second.json', ['--runInBand', '--runTestsByPath', ...files], { EPARCH_TEST_FIRST_TALLY: join(notes, 'first.json') });
}

function conclude(first, second = { status: first.status, tally: {} }) {
  const whole = replaced(first.tally, second.tally);
  const flaky = flakyTests(first.tally, second.tally);
  for (const [file, name] of flaky) process.stdout.write(`\n*** flaky: failed once, passed alone; a bug to mend: ${relative(root, file)}: ${name} ***\n`);
  if (Object.keys(whole).length > 0) process.stdout.write(`${lineOf(whole, flaky)}\n`);
  process.exitCode = failedFiles(whole).length > 0 ? 1 : second.status;
}
