/* eslint-disable @typescript-eslint/no-require-imports -- Jest requires its resolver */
// Has specs find packages in the bundle that global-setup.js has made, and all else where it is.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

let places;

module.exports = function resolve(name, options) {
  const place = options.conditions?.includes('import') ? placeOf(name) : undefined;
  return place ?? options.defaultResolver(name, options);
};

function placeOf(name) {
  const bundle = process.env.EPARCH_TEST_PACKAGES;
  if (!bundle) return undefined;
  places ??= JSON.parse(readFileSync(join(bundle, 'places.json'), 'utf8'));
  return Object.hasOwn(places, name) ? join(bundle, places[name]) : undefined;
}
