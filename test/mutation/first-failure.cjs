/*
 * Jest's environment for mutation testing: a mutant is dead at the first test that fails, so the other tests of its run are left out
 * (Stryker can't tell Jest to stop there).
 */
const { TestEnvironment } = require('jest-environment-node');

let dead;

module.exports = class FirstFailure extends TestEnvironment {
  handleTestEvent(event) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
    if (mutant === undefined) return;
    if (event.name === 'test_done' && event.test.errors.length > 0) dead = mutant;
    if (event.name === 'test_start' && dead === mutant) event.test.mode = 'skip';
  }
};
