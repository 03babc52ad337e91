/*
 * Jest's sequencer for mutation testing: only files with a test that reaches the mutant are loaded, quick ones first. Stryker names the
 * tests, not their files, so the first run without a mutant writes down which test is where.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

module.exports = class CoveringFiles extends Sequencer {
  constructor(options) {
    super(options);
    this.pattern = options.globalConfig.testNamePattern;
    this.places = join(options.globalConfig.rootDir, 'places-of-tests.json');
  }

  sort(tests) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ === undefined) return tests;
    const places = JSON.parse(readFileSync(this.places, 'utf8'));
    const wanted = new RegExp(this.pattern ?? '', 'i');
    return tests
      .filter(({ path }) => places[path].names.some((name) => wanted.test(name)))
      .sort((one, other) => places[one.path].ms - places[other.path].ms);
  }

  cacheResults(_tests, { testResults }) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined) return;
    const places = testResults.map(({ testFilePath, perfStats, testResults: results }) => [
      testFilePath,
      { ms: perfStats.runtime, names: results.map(({ fullName }) => fullName) },
    ]);
    writeFileSync(this.places, JSON.stringify(Object.fromEntries(places)));
  }
};
