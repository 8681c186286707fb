import { type ParseArgsConfig, parseArgs } from 'node:util';
import { escapeControls } from '../client/clean-text';
import { UsageError } from '../client/usage-error';
import { WorldError, WorldGoneError } from '../client/world-connection';
import { errorCodeOf, messageOf } from '../world/message-of';
import { printError } from './terminal';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options and positionals. Throws a UsageError for unknown options and missing values. */
export function readArguments<T extends Options>(argv: string[], options: T) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${describeParseError(error, argv)}. Try --help`);
  }
}

/** Node's messages have several lines. */
function describeParseError(error: unknown, argv: string[]): string {
  const message = messageOf(error);
  const [, option = ''] = /'(--?[^\s']+)/.exec(message) ?? [];
  if (errorCodeOf(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `unknown option ${option}`;
  if (message.includes('does not take')) return `${option} takes no value`;
  const next = argv[argv.indexOf(option) + 1] ?? '';
  const hint = /^-[^-]/.test(next) ? `: if ${next} is one, write ${option}=${next}` : '';
  return `${option} requires a value${hint}`;
}

/**
 * Runs a command and sets the exit status. Wrong arguments and files end it with status 2 and one line, a world that
 * ended with status 1 and one line.
 */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  process.stdout.on('error', exitOnClosedPipe);
  try {
    process.exitCode = await command();
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined) throw error;
    // One line: a name in it may hold another.
    printError(escapeControls(messageOf(error)));
    process.exitCode = status;
  }
}

/** The reader of a pipe may close it early, as `head` does. */
function exitOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return 2;
  if (error instanceof WorldError) return error.name === 'AppPackageError' ? 2 : 1;
  return error instanceof WorldGoneError ? 1 : undefined;
}
