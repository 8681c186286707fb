import type { After } from '../../platform';

/** Resolves, one caller after the other, `gap` ms apart: the first at once. */
export const createPace = (after: After, gap: number): (() => Promise<void>) => {
  let turn = Promise.resolve();
  return () => {
    const mine = turn;
    turn = mine.then(() => new Promise<void>((resolve) => after(gap, resolve)));
    return mine;
  };
};
