import jestConfig from './jest.config.mjs';

/*
 * Mutation testing of the rules: each of Stryker's small changes to `domain/` has to fail a test of `test/domain/`. It takes hours, so
 * it runs at night, and by stages: `npm run mutation -- --mutate 'domain/score/**'`.
 */
const { coverageThreshold: _, ...jest } = jestConfig;

export default {
  mutate: ['domain/**/*.ts'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jest,
      collectCoverageFrom: [],
      testMatch: ['<rootDir>/test/domain/**/*.test.ts', '<rootDir>/test/conversations/**/*.test.ts'],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  ignorePatterns: ['cdk.out', '.huifang', 'coverage', 'out', 'docs', 'reports', 'sample', 'web'],
  // Strings are words for people and codes that types check; a test of each would be the string again.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false, reportScoreTable: true },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 },
  timeoutMS: 20_000,
  tempDirName: '.stryker-tmp',
};
