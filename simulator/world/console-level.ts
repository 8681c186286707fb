/** The functions of `console` that write a line. */
export const CONSOLE_LEVELS = ['log', 'info', 'warn', 'error', 'assert', 'trace'] as const;
export type ConsoleLevel = (typeof CONSOLE_LEVELS)[number];
