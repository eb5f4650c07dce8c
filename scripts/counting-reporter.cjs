/** Ends a run with a line that people and pipelines can rely on: `N passed, N failed`. A suite that did not load is a failure. */
module.exports = class CountingReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}\n`;
    // After Jest's own summary, which other reporters print later.
    process.once('exit', () => process.stdout.write(line));
  }
};
