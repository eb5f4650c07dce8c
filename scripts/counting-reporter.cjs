/** Long enough for the servers of the tests to stop, and for timers that a library leaves behind. */
const EXIT_MS = 60_000;

/**
 * Ends a run with a line that people and pipelines can rely on: `N passed, N failed`. A suite that did not load is a failure.
 * A run that something keeps from ending is ended, with what kept it, so that no pipeline waits for ever.
 */
module.exports = class CountingReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    const line = `${numPassedTests} passed, ${failed} failed${skipped}\n`;
    // After Jest's own summary, which other reporters print later.
    process.once('exit', () => process.stdout.write(line));
    setTimeout(() => {
      process.stderr.write(`\n*** A test left something open: ${process.getActiveResourcesInfo().join(', ')}. Ending the run. ***\n`);
      process.exit(failed > 0 ? 1 : 0);
    }, EXIT_MS).unref();
  }
};
