import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords, unfounded, writePage } from './route-coverage.mjs';
import { replaced, tallyOf } from './tally.mjs';

const root = join(import.meta.dirname, '..');

/** Of the run whose failed files this one runs again. */
const FIRST_TALLY = process.env.EPARCH_TEST_FIRST_TALLY;

/** Holds docs/route-coverage.md against the requests of this run, and of the one it repeats in part, if all HTTP specs went well. */
export default class RouteCoverageReporter {
  #error;

  onRunStart() {
    if (FIRST_TALLY) return;
    rmSync(join(root, '.cache', 'route-coverage'), { recursive: true, force: true });
  }

  onRunComplete(_contexts, { testResults }) {
    const first = FIRST_TALLY ? JSON.parse(readFileSync(FIRST_TALLY, 'utf8')) : {};
    const whole = replaced(first, tallyOf(testResults));
    const specs = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.http.spec.ts'));
    if (!specs.every((file) => whole[join(root, 'src', file)]?.failed.length === 0)) return;
    const lines = readRecords();
    if (process.env.EPARCH_TEST_ROUTES === 'write') return writePage(lines);
    const wrong = unfounded(lines);
    if (wrong.length === 0) return;
    this.#error = new Error(`docs/route-coverage.md says more than the specs have seen. Mend the specs, or run npm run routes:\n${wrong.join('\n')}`);
    process.stderr.write(`\n${this.#error.message}\n`);
  }

  getLastError() {
    return this.#error;
  }
}
