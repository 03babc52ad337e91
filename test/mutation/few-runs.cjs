/*
 * fast-check as tests get it in mutation testing: properties try few examples for each mutant, the same each time, and don't look for
 * the smallest one that fails.
 */
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const RUNS = 25;
const assert = (property, settings) => fc.assert(property, { ...settings, numRuns: Math.min(settings?.numRuns ?? RUNS, RUNS) });
fc.configureGlobal({ seed: 1, endOnFailure: true });
module.exports = { ...fc, assert, default: { ...fc, assert } };
Object.defineProperty(module.exports, '__esModule', { value: true });
