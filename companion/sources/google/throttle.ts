import type { After } from '../../platform';

/** Returns a function whose promises resolve one after the other, `gapMs` apart, the first at once. */
export const createThrottle = (after: After, gapMs: number): (() => Promise<void>) => {
  let nextTurn = Promise.resolve();
  return () => {
    const ownTurn = nextTurn;
    nextTurn = ownTurn.then(() => new Promise<void>((resolve) => after(gapMs, resolve)));
    return ownTurn;
  };
};
