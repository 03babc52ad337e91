export default {
  // Whole engines start in some tests, on machines of two cores.
  testTimeout: 60_000,
  // Jest leaves a core to itself otherwise; on two cores that is one worker.
  maxWorkers: '100%',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/esbuild-transform.cjs' },
  modulePathIgnorePatterns: ['cdk.out', '.huifang', '.stryker-tmp'],
  watchman: false,
  // The domain is covered by its own tests, run apart: to count lines through engines and bundles takes longer than the tests.
  coverageProvider: 'v8',
  collectCoverageFrom: ['domain/**/*.ts'],
  coverageThreshold: { global: { lines: 100, branches: 100 } },
};
