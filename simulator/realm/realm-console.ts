import { formatArguments } from './format-value';
import type { ConsoleLevel, RealmOptions } from './realm';

const LEVELS: readonly ConsoleLevel[] = ['log', 'info', 'warn', 'error', 'assert', 'trace'];

/** The functions of a realm's `console`. `assert` writes only what does not hold. */
export function createConsole(
  write: RealmOptions['onConsole'],
): Record<string, (...args: unknown[]) => void> {
  const createWriter =
    (level: ConsoleLevel) =>
    (...args: unknown[]): void => {
      if (level !== 'assert') write(level, formatArguments(args));
      else if (!args[0]) write(level, formatArguments(['Assertion failed', ...args.slice(1)]));
    };
  return Object.fromEntries(LEVELS.map((level) => [level, createWriter(level)]));
}
