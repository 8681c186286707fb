import type { Globals } from '../host/host';
import type { FunctionWrapper } from './function-wrapper';

/**
 * Reports where the watch may round otherwise. JerryScript wrote "1" for 0.1 to 0.5 without decimal places from May
 * 2020 (its pull request 3747) until February 2026 (5278). Which version a watch has is not known, so the text stays.
 */
export function watchToFixed(globals: Globals, wrapper: FunctionWrapper, warn: (text: string) => void): void {
  const { prototype } = globals.Number;
  function toFixed(this: number, places?: number): string {
    const text = Number.prototype.toFixed.call(this, places);
    if (/^-?0$/.test(text) && Math.abs(this) >= 0.1)
      warn('toFixed writes 0 for a number from 0.1 to 0.5, and a watch may write 1: use Math.round');
    return text;
  }
  const value = wrapper.wrapFunction(toFixed, 'toFixed', 1);
  Object.defineProperty(prototype, 'toFixed', { value, writable: true, configurable: true });
}
