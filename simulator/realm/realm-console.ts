import { CONSOLE_LEVELS, type ConsoleLevel } from '../world/console-level';
import { formatArguments } from './format-value';

/** The functions of a realm's `console`. `assert` writes only failed assertions. */
export function createConsole(
  write: (level: ConsoleLevel, text: string) => void,
): Record<string, (...args: unknown[]) => void> {
  const createWriter =
    (level: ConsoleLevel) =>
    (...args: unknown[]): void => {
      if (level !== 'assert') write(level, formatArguments(args));
      else if (!args[0]) write(level, formatArguments(['Assertion failed', ...args.slice(1)]));
    };
  return Object.fromEntries(CONSOLE_LEVELS.map((level) => [level, createWriter(level)]));
}
