import { escapeInLines } from '../client/clean-text';

/** What the commands write to. */
export interface Output {
  write(text: string): unknown;
}

/**
 * The commands write through these two alone. Names of files, packages and keys, and what an app says are strangers'
 * texts, and a terminal obeys some characters, such as those that write its title or turn the direction of a line.
 */
export const stdout: Output = { write: (text) => process.stdout.write(escapeInLines(text)) };
export const stderr: Output = { write: (text) => process.stderr.write(escapeInLines(text)) };

export function print(line: string): void {
  stdout.write(`${line}\n`);
}

export function printError(line: string): void {
  stderr.write(`${line}\n`);
}
