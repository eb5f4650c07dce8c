// Where specs of the server run. Packages come from the bundle of global-setup.js: each spec runs it anew, so that it shares nothing
// with others, but a worker reads and compiles it once.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const scripts = new Map();

export default class ServerEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const modules = new Map();
    const load = (path, require) => {
      if (!modules.has(path)) {
        const inBundle = (name) => (name.startsWith('./') ? load(join(dirname(path), name), require) : require(name));
        scriptAt(path).runInContext(this.getVmContext())((module) => modules.set(path, module), inBundle, path, dirname(path));
      }
      return modules.get(path).exports;
    };
    this.global[Symbol.for('eparch.packages')] = (file, require) => load(join(process.env.EPARCH_TEST_PACKAGES, file), require);
  }
}

/** As CommonJS, with the module noted before it runs: parts of the bundle ask for each other. */
function scriptAt(path) {
  if (!scripts.has(path)) {
    const head = '(function (note, require, __filename, __dirname) { const module = { exports: {} }; note(module); (function (exports) {';
    scripts.set(path, new Script(`${head}${readFileSync(path, 'utf8')}\n})(module.exports); })`, { filename: path }));
  }
  return scripts.get(path);
}
