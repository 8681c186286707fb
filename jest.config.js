/** Tests import the pure core as source and the product as it was built (build/app.fba). */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/tests'],
  testEnvironment: 'node',
  reporters: ['default', '<rootDir>/tests/skipped-reporter.cjs'],
  testMatch: ['**/*.test.ts'],
  // Simulated days take a second or two; on a busy machine that must not look like a failure.
  testTimeout: 120_000,
  // Types are checked by `npm run typecheck`; here files are only transpiled, which is many times faster.
  transform: { '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tests/tsconfig.json', diagnostics: false }] },
};
