/* Properties try few examples for each mutant, the same each time, and don't look for the smallest one that fails. */
const fc = require('fast-check');

const RUNS = 25;
const assert = (property, settings) => fc.assert(property, { ...settings, numRuns: Math.min(settings?.numRuns ?? RUNS, RUNS) });
fc.configureGlobal({ seed: 1, endOnFailure: true });
fc.default = { ...fc, assert };
