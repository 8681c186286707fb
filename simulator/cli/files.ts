import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type AppPackage, AppPackageError } from '../app-package/app-package';
import { readAppPackage } from '../app-package/read-app-package';
import { UsageError } from './command';

/**
 * The folder that relative paths start from. npm runs a script in the folder of package.json; INIT_CWD has the
 * folder in which npm was called.
 */
export function resolveCallFolder(script: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: called } = process.env;
  return running === script && called !== undefined ? called : process.cwd();
}

/** Reads an .fba. Throws a UsageError where the file is missing or damaged. */
export function readAppFile(path: string, folder: string): AppPackage {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(folder, path));
  } catch (error) {
    throw new UsageError(`${path} ${describeFileError(error, 'cannot be read')}`);
  }
  try {
    return readAppPackage(bytes);
  } catch (error) {
    if (error instanceof AppPackageError)
      throw new UsageError(`${basename(path)} is not an .fba: ${error.message}`);
    throw error;
  }
}

/** Throws a UsageError where no file can be written at `path`. Called before the run. */
export function checkWritable(path: string, folder: string): void {
  const parent = dirname(resolve(folder, path));
  if (!isFolder(parent))
    throw new UsageError(`${path} cannot be written: the folder ${dirname(path)} does not exist`);
  if (isFolder(resolve(folder, path))) throw new UsageError(`${path} cannot be written: it is a folder`);
}

export function saveFile(path: string, folder: string, content: string | Uint8Array): void {
  try {
    writeFileSync(resolve(folder, path), content);
  } catch (error) {
    throw new UsageError(`${path} ${describeFileError(error, 'cannot be written')}`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function describeFileError(error: unknown, what: string): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'does not exist';
  return code === 'EISDIR' ? `${what}: it is a folder` : `${what} (${code})`;
}
