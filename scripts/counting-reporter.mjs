import { writeFileSync } from 'node:fs';
import { failedFiles, tallyOf } from './tally.mjs';

/** Long enough for the servers of the tests to stop, and for timers that a library leaves behind. */
const EXIT_MS = 60_000;

/**
 * Writes how a run went to the file that run-jest.mjs reads its last line from. A run that something keeps from ending is ended,
 * with what kept it, so that no pipeline waits for ever.
 */
export default class CountingReporter {
  onRunComplete(_contexts, { testResults }) {
    const tally = tallyOf(testResults);
    writeFileSync(process.env.EPARCH_TEST_TALLY, JSON.stringify(tally));
    setTimeout(() => {
      process.stderr.write(`\n*** A test left something open: ${process.getActiveResourcesInfo().join(', ')}. Ending the run. ***\n`);
      process.exit(failedFiles(tally).length > 0 ? 1 : 0);
    }, EXIT_MS).unref();
  }
}
