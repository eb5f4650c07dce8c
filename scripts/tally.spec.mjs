import { failedFiles, flakyTests, lineOf, replaced, tallyOf } from './tally.mjs';

const test = (fullName, status) => ({ fullName, status });
const file = (testFilePath, ...testResults) => ({ testFilePath, testResults });
const broken = (testFilePath) => ({ testFilePath, testResults: [], testExecError: new Error('It does not load.') });
const concluded = (first, second) => lineOf(replaced(first, second), flakyTests(first, second));

const well = file('a', test('adds', 'passed'), test('waits', 'pending'));
const red = file('b', test('opens', 'passed'), test('shuts', 'failed'), test('locks', 'failed'));

describe('a run', () => {
  it('ends with how many tests passed and failed', () => {
    expect(lineOf(tallyOf([red]))).toBe('1 passed, 2 failed');
    expect(failedFiles(tallyOf([well, red]))).toEqual(['b']);
  });

  it('says how many were skipped when some were', () => {
    expect(lineOf(tallyOf([well, red]))).toBe('2 passed, 2 failed, 1 skipped');
  });

  it('has failed when a file did not load', () => {
    expect(lineOf(tallyOf([well, broken('c')]))).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('has failed when the last hooks of a file threw, though all its tests passed', () => {
    expect(lineOf(tallyOf([{ ...file('d', test('opens', 'passed')), testExecError: new Error('It does not close.') }]))).toBe('1 passed, 1 failed');
  });
});

describe('a second run of the files that failed', () => {
  const first = tallyOf([well, red]);

  it('counts in place of the first, and what passes now is flaky', () => {
    const second = tallyOf([file('b', test('opens', 'passed'), test('shuts', 'passed'), test('locks', 'passed'))]);
    expect(concluded(first, second)).toBe('4 passed, 0 failed, 1 skipped, 2 flaky');
    expect(flakyTests(first, second)).toEqual([
      ['b', 'shuts'],
      ['b', 'locks'],
    ]);
  });

  it('leaves failed what fails again', () => {
    const second = tallyOf([file('b', test('opens', 'passed'), test('shuts', 'failed'), test('locks', 'passed'))]);
    expect(concluded(first, second)).toBe('3 passed, 1 failed, 1 skipped, 1 flaky');
  });

  it('fails for a test that only passed the first time', () => {
    const second = tallyOf([file('b', test('opens', 'failed'), test('shuts', 'passed'), test('locks', 'failed'))]);
    expect(concluded(first, second)).toBe('2 passed, 2 failed, 1 skipped, 1 flaky');
  });

  it('excuses nothing in a file that did not load again', () => {
    expect(concluded(first, tallyOf([broken('b')]))).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('calls a file flaky that loads now', () => {
    expect(concluded(tallyOf([broken('b')]), tallyOf([file('b', test('opens', 'passed'))]))).toBe('1 passed, 0 failed, 1 flaky');
  });

  it('excuses nothing when it did not come to its end', () => {
    expect(concluded(first, {})).toBe('2 passed, 2 failed, 1 skipped');
  });
});
