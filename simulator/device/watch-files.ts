import type { Instant } from '../world/clock';
import type { AppDisk } from './app-disk';
import { DiskFullError } from './watch-disk';

const PRIVATE_FOLDER = '/private/data';
const RESOURCES_FOLDER = '/mnt/assets/resources';
/** Up to 64 of the characters the fs reference allows; `.` and `..` are reserved. */
const PRIVATE_FILE_NAME = /^(?!\.{1,2}$)[a-zA-Z0-9!#$%&'()\-@^_{}~.]{1,64}$/;

/** An error of the watch's file system; the app gets its message. */
export class FileError extends Error {}

/** The files of an app: its own, and its read-only resources. */
export class WatchFiles {
  constructor(
    private readonly disk: AppDisk,
    private readonly resources: ReadonlyMap<string, Uint8Array>,
    private readonly now: () => Instant,
  ) {}

  /** The file's bytes, not to be changed; undefined if there is none. */
  read(path: string): Uint8Array | undefined {
    const privateName = getPrivateName(path);
    if (privateName !== undefined) return this.disk.read(privateName);
    const resource = getResourcePath(path);
    return resource === undefined ? undefined : this.resources.get(resource);
  }

  /** As `read`, but throws a FileError if there is none. */
  readOrThrow(path: string): Uint8Array {
    const bytes = this.read(path);
    if (!bytes) throw new FileError(`No such file or directory: ${path}`);
    return bytes;
  }

  /** Throws a FileError if the app may not write that name, a DiskFullError if there is no room. */
  write(path: string, bytes: Uint8Array): void {
    this.disk.write(this.requireWritableName(path), bytes, this.now());
  }

  /** Throws a DiskFullError where a file of that size is larger than the whole disk. */
  requireRoom(path: string, size: number): void {
    if (size > this.disk.quota) throw new DiskFullError(`No space left on device: ${path}`);
  }

  stat(path: string): { size: number; mtime: Instant } {
    const privateName = getPrivateName(path);
    const found = privateName === undefined ? undefined : this.disk.stat(privateName);
    return found ?? { size: this.readOrThrow(path).length, mtime: 0 };
  }

  remove(path: string): void {
    if (!this.disk.remove(this.requireWritableName(path)))
      throw new FileError(`No such file or directory: ${path}`);
  }

  rename(from: string, to: string): void {
    if (!this.disk.rename(this.requireWritableName(from), this.requireWritableName(to))) {
      throw new FileError(`No such file or directory: ${from}`);
    }
  }

  /** The names in a directory, including folders of the resources. */
  list(directory: string): string[] {
    const path = directory.replace(/\/+$/, '');
    if (path === PRIVATE_FOLDER || path === '.') return this.disk.list();
    const folder = getResourcePath(`${path}/`);
    const names = new Set<string>();
    for (const file of this.resources.keys()) {
      if (folder !== undefined && file.startsWith(folder)) {
        const [name = ''] = file.slice(folder.length).split('/');
        names.add(name);
      }
    }
    if (names.size === 0) throw new FileError(`No such file or directory: ${directory}`);
    return [...names];
  }

  /**
   * The app's own file name of a path. Throws a FileError for other paths and invalid names, unless the file exists.
   */
  requireWritableName(path: string): string {
    const privateName = getPrivateName(path);
    if (privateName === undefined) throw new FileError(`Read-only file system: ${path}`);
    if (!PRIVATE_FILE_NAME.test(privateName) && !this.disk.read(privateName))
      throw new FileError(`Invalid file name: ${path}`);
    return privateName;
  }
}

function getPrivateName(rawPath: string): string | undefined {
  const path = collapseSlashes(rawPath);
  if (path.startsWith(`${PRIVATE_FOLDER}/`)) return path.slice(PRIVATE_FOLDER.length + 1);
  return path.startsWith('/') ? undefined : path;
}

function getResourcePath(rawPath: string): string | undefined {
  const path = collapseSlashes(rawPath);
  return path.startsWith(`${RESOURCES_FOLDER}/`)
    ? `resources/${path.slice(RESOURCES_FOLDER.length + 1)}`
    : undefined;
}

/** Joined paths may have doubled slashes. */
function collapseSlashes(path: string): string {
  return path.replace(/\/{2,}/g, '/');
}
