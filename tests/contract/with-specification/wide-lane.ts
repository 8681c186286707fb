import { isCollected } from './collected';

/**
 * `describe` for what needs the collected specifications and bodies. Beside a checkout without them its tests
 * are skipped, and tests/skipped-reporter.cjs counts them.
 */
export const describeWide = isCollected ? describe : describe.skip;
