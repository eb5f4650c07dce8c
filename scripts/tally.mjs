// How a test run went, file by file, and what a second run of the files that failed makes of it.

/** Stands for the tests of a file that failed outside of each of them: it did not load, or its last hooks threw. */
const FILE_ITSELF = '(the file itself)';

/** By the file’s path: names of the tests that passed and of those that failed, and how many were skipped. From Jest’s results of a run. */
export function tallyOf(testResults) {
  return Object.fromEntries(
    testResults.map(({ testFilePath, testExecError, testResults: tests }) => {
      const having = (status) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
      const failed = testExecError ? [...having('failed'), FILE_ITSELF] : having('failed');
      return [testFilePath, { passed: having('passed'), failed, skipped: having('pending').length }];
    }),
  );
}

export const failedFiles = (tally) => Object.keys(tally).filter((path) => tally[path].failed.length > 0);

/** The whole after a second run, whose word on a file counts in place of the first’s. */
export const replaced = (first, second) => ({ ...first, ...second });

/** What failed in the first run and not in the second, as `[path, name]`. A file that the second did not get to has no such test. */
export function flakyTests(first, second) {
  return failedFiles(first).flatMap((path) => {
    const again = second[path]?.failed ?? [FILE_ITSELF];
    return again.includes(FILE_ITSELF) ? [] : first[path].failed.filter((name) => !again.includes(name)).map((name) => [path, name]);
  });
}

/** The last line of a run: `N passed, N failed[, N skipped][, N flaky]`. */
export function lineOf(tally, flaky = []) {
  const files = Object.values(tally);
  const sum = (count) => files.reduce((total, file) => total + count(file), 0);
  const [passed, failed, skipped] = [sum((file) => file.passed.length), sum((file) => file.failed.length), sum((file) => file.skipped)];
  return [`${passed} passed`, `${failed} failed`, ...(skipped ? [`${skipped} skipped`] : []), ...(flaky.length ? [`${flaky.length} flaky`] : [])].join(', ');
}
