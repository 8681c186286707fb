/**
 * As `sandboxInjectedGlobals`, for names that css-tree has for something else. Strict, as the product is compiled: a
 * sloppy function would be within reach of an app's `caller`.
 */
const OURS = '"use strict"; const { Number, String } = globalThis;';

/** Tests import the pure core as source and the product as it was built (build/app.fba). */
module.exports = {
  rootDir: __dirname,
  // The sources too, so that Jest knows which tests a change concerns: `npx jest -o`, `--findRelatedTests`, `--watch`.
  roots: ['app', 'common', 'companion', 'packages', 'scripts', 'settings', 'simulator', 'tests'].map(
    (room) => `<rootDir>/${room}`,
  ),
  testEnvironment: 'node',
  reporters: ['default', '<rootDir>/tests/skipped-reporter.cjs'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // Simulated days take a second or two; on a busy machine that must not look like a failure. Only one suite has its
  // own: tests/years/sixty-days.test.ts.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/tests/global-setup.js',
  testSequencer: '<rootDir>/tests/sequencer.js',
  runtime: '<rootDir>/tests/runtime.js',
  moduleNameMapper: { '^fast-check$': '<rootDir>/tests/properties.js' },
  // Tests run inside a vm, where each look-up of a global is slow; these are arguments of every module instead.
  sandboxInjectedGlobals: [
    'Array',
    'Boolean',
    'Date',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Object',
    'Promise',
    'Reflect',
    'Set',
    'Symbol',
    'TypeError',
    'Uint8Array',
    'WeakMap',
  ],
  // By default one core is left idle. More workers than cores were tried: the browsers use what there is.
  maxWorkers: '100%',
  // Types are checked by `npm run typecheck`; here they are only stripped, which is many times faster.
  transform: {
    '\\.tsx?$': [
      '<rootDir>/tests/transform.js',
      { loader: 'ts', format: 'cjs', target: 'node20', banner: OURS },
    ],
  },
};
