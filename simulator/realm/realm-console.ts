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

/** Functions of a browser's console, by whether they write a line here. */
const WEB_FUNCTIONS: Readonly<Record<string, boolean>> = {
  debug: true,
  dir: true,
  group: true,
  groupCollapsed: true,
  table: true,
  clear: false,
  count: false,
  groupEnd: false,
  time: false,
  timeEnd: false,
};

/**
 * What a browser's console has and the SDK's (fitbit-sdk-types, shared/console.d.ts) has not. Some write a line as
 * `log` does, the others do nothing. `warn` is called at each use.
 */
export function createWebConsole(
  write: (level: ConsoleLevel, text: string) => void,
  warn: (text: string) => void,
): Record<string, (...args: unknown[]) => void> {
  const members: Record<string, (...args: unknown[]) => void> = {};
  for (const [name, writes] of Object.entries(WEB_FUNCTIONS)) {
    members[name] = (...args) => {
      const effect = writes ? 'writes as console.log does' : 'does nothing';
      warn(`console.${name} is not in the SDK, so a phone may lack it; here it ${effect}`);
      if (writes) write('log', formatArguments(args));
    };
  }
  return members;
}
