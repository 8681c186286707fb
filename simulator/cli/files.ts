import { accessSync, constants, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../client/usage-error';
import { type CommandName, isNpmScript } from './called-as';

/**
 * The folder that relative paths start from. npm runs a script in the folder of package.json; INIT_CWD has the
 * folder in which npm was called.
 */
export function resolveCallFolder(command: CommandName): string {
  const { INIT_CWD: called } = process.env;
  return isNpmScript(command) && called !== undefined ? called : process.cwd();
}

/** Reads a file. Throws a UsageError where that is not possible. */
export function readFile(path: string, folder: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, path));
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
    return (error as NodeJS.ErrnoException).code;
  }
}

export function saveFile(path: string, folder: string, content: string | Uint8Array): void {
  try {
    writeFileSync(resolve(folder, path), content);
  } catch (error) {
    throw new UsageError(`${path} ${describeFileError(error, 'cannot be written')}`);
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
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'does not exist';
  return code === 'EISDIR' ? `${what}: it is a folder` : `${what} (${code})`;
}
