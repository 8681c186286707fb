import {
  accessSync,
  constants,
  lstatSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { MAX_PACKAGE_BYTES } from '../client/package-size';
import { UsageError } from '../client/usage-error';
import { errorCodeOf } from '../world/message-of';
import { type CommandName, isNpmScript } from './called-as';

/**
 * The folder that relative paths start from. npm runs a script in the folder of package.json; INIT_CWD has the
 * folder in which npm was called.
 */
export function resolveCallFolder(command: CommandName): string {
  const { INIT_CWD: called } = process.env;
  return isNpmScript(command) && called !== undefined ? called : process.cwd();
}

/**
 * Reads a file: an .fba, or another that is smaller. Throws a UsageError where that is not possible. A pipe or a device
 * could be read without end.
 */
export function readFile(path: string, folder: string): Uint8Array {
  const file = resolve(folder, path);
  if (isSpecial(file)) throw new UsageError(`${path} is no file`);
  if (isTooLarge(file))
    throw new UsageError(`${path} is too large: at most ${MAX_PACKAGE_BYTES / 1024 / 1024} MB are read`);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${path} ${describeFileError(error, 'cannot be read')}`);
  }
}

/** Throws a UsageError where no file can be written at `path`. Called before the run. */
export function checkWritable(path: string, folder: string): void {
  const parent = dirname(resolve(folder, path));
  if (!isFolder(parent))
    throw new UsageError(`${path} cannot be written: the folder ${dirname(path)} does not exist`);
  if (isFolder(resolve(folder, path))) throw new UsageError(`${path} cannot be written: it is a folder`);
  const problem = accessProblem(resolve(folder, path));
  const code = problem === 'ENOENT' ? accessProblem(parent) : problem;
  if (code !== undefined) throw new UsageError(`${path} cannot be written (${code})`);
}

/** The code of the error that writing would end with, such as `EACCES`. */
function accessProblem(path: string): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return errorCodeOf(error);
  }
}

export function saveFile(path: string, folder: string, content: string | Uint8Array): void {
  try {
    writeFileSync(resolve(folder, path), content);
  } catch (error) {
    throw new UsageError(`${path} ${describeFileError(error, 'cannot be written')}`);
  }
}

/**
 * As `saveFile`, for a path or a folder that a stranger may have made: only a file of `folder`, and what a link leads to
 * is none.
 */
export function saveFileInside(path: string, folder: string, content: string | Uint8Array): void {
  checkInside(path, folder);
  saveFile(path, folder, content);
}

/** Throws a UsageError where `saveFileInside` would. */
export function checkInside(path: string, folder: string): void {
  const target = resolve(folder, path);
  const refuse = (reason: string): never => {
    throw new UsageError(`${path} cannot be written: ${reason}`);
  };
  if (!isInside(target, resolve(folder))) refuse('it is outside of its folder');
  checkWritable(path, folder);
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) refuse('it is a link');
  if (!isInside(realpathSync(dirname(target)), realpathSync(folder))) refuse('it is outside of its folder');
  if (isSpecial(target)) refuse('it is no file');
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Whether there is something that is neither a file nor a folder. */
function isSpecial(path: string): boolean {
  const stats = findStats(path);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function isTooLarge(path: string): boolean {
  return (findStats(path)?.size ?? 0) > MAX_PACKAGE_BYTES;
}

function findStats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    // Reading or writing it fails too, and says why.
    return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function describeFileError(error: unknown, what: string): string {
  const code = errorCodeOf(error);
  if (code === 'ENOENT') return 'does not exist';
  return code === 'EISDIR' ? `${what}: it is a folder` : `${what} (${code})`;
}
