/** The text of what was thrown. An error of another realm is no `Error` of this one, and has a text all the same. */
export function messageOf(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'message' in error ? String(error.message) : String(error);
}
