import jestConfig from './jest.config.mjs';

/*
 * Mutation testing of the rules: each of Stryker's small changes to `domain/` has to fail one of its tests. It takes hours, so it runs
 * at night; `STAGE=score npm run mutation` does one stage by its own tests alone.
 */
const stage = process.env.STAGE;
const { coverageThreshold: _, collectCoverageFrom: _from, ...jest } = jestConfig;

export default {
  mutate: [`domain/${stage ?? '*'}/**/*.ts`],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jest,
      testMatch: [
        `<rootDir>/test/domain/${stage ?? '*'}/**/*.test.ts`,
        ...(stage === undefined ? ['<rootDir>/test/conversations/*.test.ts'] : []),
      ],
      modulePathIgnorePatterns: [],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  ignorePatterns: ['cdk.out', '.huifang', 'coverage', 'out', 'reports', 'web'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: `reports/mutation${stage === undefined ? '' : `-${stage}`}.json` },
  thresholds: { high: 95, low: 90, break: 85 },
  timeoutMS: 20_000,
  tempDirName: '.stryker-tmp',
};
