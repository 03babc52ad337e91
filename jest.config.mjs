export default {
  // Whole engines start in some tests, on machines of two cores.
  testTimeout: 60_000,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/esbuild-transform.cjs' },
  modulePathIgnorePatterns: ['cdk.out', '.huifang'],
  watchman: false,
  coverageProvider: 'v8',
  collectCoverageFrom: ['domain/**/*.ts'],
  coverageThreshold: { global: { lines: 100, branches: 100 } },
};
