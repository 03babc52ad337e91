export default {
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
