const { transformSync } = require('esbuild');

/**
 * Strips the types of a file for Jest, some twenty times faster than TypeScript itself. Unlike Babel it does not
 * hoist `jest.mock`: a mock that imports need is in a file of its own, which is imported first.
 */
module.exports = {
  process: (source, sourcefile, { transformerConfig }) =>
    transformSync(source, { ...transformerConfig, sourcefile, sourcemap: true }),
};
