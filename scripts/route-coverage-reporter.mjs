import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords, unfounded, writePage } from './route-coverage.mjs';

const root = join(import.meta.dirname, '..');

/** Holds docs/route-coverage.md against the requests of this run, if all HTTP specs were in it and went well. */
export default class RouteCoverageReporter {
  #error;

  onRunStart() {
    rmSync(join(root, '.cache', 'route-coverage'), { recursive: true, force: true });
  }

  onRunComplete(_contexts, { testResults }) {
    const passed = new Set(testResults.filter(({ failureMessage }) => !failureMessage).map(({ testFilePath }) => testFilePath));
    const specs = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.http.spec.ts'));
    if (!specs.every((file) => passed.has(join(root, 'src', file)))) return;
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
