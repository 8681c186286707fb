import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DateTime, IANAZone } from 'luxon';
import { type AppPackage, AppPackageError, type Model } from '../app-package/app-package';
import { readAppPackage } from '../app-package/read-app-package';
import { personaNames } from '../persona/persona';
import { parseDuration } from '../world/duration';
import { SignInError } from '../world/simulate';

/** The command line is wrong; the message says in one line why. Exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options and positionals; unknown options are a UsageError. */
export function readArguments<T extends Options>(argv: string[], options: T) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? '');
  }
}

/** Runs a command. A wrong command line or file ends with status 2, an impossible sign-in with 1: one line each. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SignInError)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** Reads an .fba from disk. */
export function openAppFile(path: string): AppPackage {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `${path} does not exist` : `${path} cannot be read (${code})`);
  }
  try {
    return readAppPackage(bytes);
  } catch (error) {
    if (error instanceof AppPackageError) throw new UsageError(`${name} is no .fba: ${error.message}`);
    throw error;
  }
}

export function readModel(text: string | undefined, app: AppPackage): Model | undefined {
  if (text === undefined) return undefined;
  if (text !== 'atlas' && text !== 'vulcan') {
    throw new UsageError(`--device is atlas (Versa 3) or vulcan (Sense), not "${text}"`);
  }
  if (!app.devices[text]) throw new UsageError(`this .fba is not built for ${text}`);
  return text;
}

export function readZone(text: string | undefined): string | undefined {
  if (text !== undefined && !IANAZone.isValidZone(text)) {
    throw new UsageError(`--tz "${text}" is no time zone such as Europe/Vienna`);
  }
  return text;
}

export function readPersona(text: string | undefined): string | undefined {
  if (text !== undefined && !personaNames.includes(text)) {
    throw new UsageError(`--persona is one of ${personaNames.join(', ')}, not "${text}"`);
  }
  return text;
}

/** An ISO time, local to `zone` unless it has an offset of its own. */
export function readStart(text: string, zone: string): number {
  const time = DateTime.fromISO(text, { zone });
  if (!time.isValid) throw new UsageError(`--start "${text}" is no ISO time such as 2026-07-14T14:42`);
  return time.toMillis();
}

export function readWhole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} "${text}" is no whole number`);
  return Number(text);
}

export function readSpan(name: string, text: string): number {
  const span = parseDuration(text);
  if (span === undefined) throw new UsageError(`--${name} "${text}" is no duration such as 90m`);
  return span;
}

/** `A=B` as a pair. */
export function readPair(name: string, text: string): [string, string] {
  const i = text.indexOf('=');
  if (i < 1) throw new UsageError(`--${name} "${text}" is not of the form NAME=VALUE`);
  return [text.slice(0, i), text.slice(i + 1)];
}

/** `WHAT@DURATION` as a pair. */
export function readMoment(name: string, text: string): [string, number] {
  const i = text.lastIndexOf('@');
  if (i < 1) throw new UsageError(`--${name} "${text}" is not of the form VALUE@DURATION`);
  return [text.slice(0, i), readSpan(name, text.slice(i + 1))];
}
