/** An argument is wrong. The message says why in one line. A command ends with exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
