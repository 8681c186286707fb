let hasRun = false;

/**
 * Code with async functions has run. The engine reports their rejections at the end of its turn only: virtual time
 * waits for that, so that it is the same in each run.
 */
export function noteAsyncCode(): void {
  hasRun = true;
}

/** Whether such code has run since the last call. */
export function takeAsyncCode(): boolean {
  const had = hasRun;
  hasRun = false;
  return had;
}
