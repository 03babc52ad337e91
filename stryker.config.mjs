import { join } from 'node:path';
import jestConfig from './jest.config.mjs';

/*
 * Mutation testing of the rules: each of Stryker's small changes to one stage of `domain/` has to fail one of the stage's own tests.
 * `STAGE=score npm run mutation` does one stage, `npm run mutation` all of them.
 */
const stage = process.env.STAGE;
if (stage === undefined) throw new Error('STAGE: which stage of domain/ to mutate');
/** A stage's tests that lie elsewhere: the page about the policy is where its numbers are checked. */
const ELSEWHERE = { shared: ['<rootDir>/test/contracts/policy-reference.test.ts'] };
/** Thousands of messages, seconds for each mutant. Without them a score can only be lower. */
const LEFT_OUT = ['<rootDir>/test/domain/reply/(ordinary|properties).test.ts'];
const { coverageThreshold: _, collectCoverageFrom: _from, ...jest } = jestConfig;

export default {
  mutate: [`domain/${stage}/**/*.ts`],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jest,
      // As CommonJS the tests load in half the time, and Node gives modules back that no mutant needs any more.
      extensionsToTreatAsEsm: [],
      moduleNameMapper: { '^fast-check$': '<rootDir>/test/mutation/few-runs.cjs' },
      testEnvironment: join(import.meta.dirname, 'test', 'mutation', 'first-failure.cjs'),
      testSequencer: '<rootDir>/test/mutation/covering-files.cjs',
      // Jest looks through all it may find, for each mutant.
      roots: ['<rootDir>/domain', '<rootDir>/contracts', '<rootDir>/test/domain', '<rootDir>/test/contracts'],
      testMatch: [`<rootDir>/test/domain/${stage}/**/*.test.ts`, ...(ELSEWHERE[stage] ?? [])],
      testPathIgnorePatterns: LEFT_OUT,
      modulePathIgnorePatterns: [],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  maxTestRunnerReuse: 100,
  incremental: true,
  incrementalFile: `reports/mutation-${stage}-before.json`,
  ignorePatterns: ['cdk.out', '.huifang', 'coverage', 'out', 'reports', 'web'],
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: `reports/mutation-${stage}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
  timeoutMS: 10_000,
  tempDirName: '.stryker-tmp',
};
