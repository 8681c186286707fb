import type { Instant } from '../world/clock';
import { Listeners } from '../world/listeners';

/** The storage of an app: 15 MB, including its own 10 MB (Fitbit's architecture guide). */
const QUOTA_BYTES = 15 * 1024 * 1024;

/** Not published; far more than apps keep. */
const MAX_FILES = 1_000;

/** The disk has no room for the write, or a fault made it full. The stored files are unchanged. */
export class DiskFullError extends Error {}

interface StoredFile {
  bytes: Uint8Array;
  mtime: Instant;
}

/** An app's own files on the watch, `/private/data`. Flat; paths are bare names. Outlives the app's runs. */
export class WatchDisk {
  /** A fault: every write throws a DiskFullError. */
  isFull = false;
  private readonly files = new Map<string, StoredFile>();
  private readonly listeners = new Listeners<[path: string]>();

  constructor(readonly quota = QUOTA_BYTES) {}

  /** Names in the order they were first written. */
  list(): string[] {
    return [...this.files.keys()];
  }

  /** The file's bytes, not to be changed; undefined if there is no such file. */
  read(path: string): Uint8Array | undefined {
    return this.files.get(path)?.bytes;
  }

  stat(path: string): { size: number; mtime: Instant } | undefined {
    const file = this.files.get(path);
    return file && { size: file.bytes.length, mtime: file.mtime };
  }

  /** Stores a copy of `bytes`. Throws DiskFullError and changes nothing if there is no room. */
  write(path: string, bytes: Uint8Array, at: Instant): void {
    const oldSize = this.read(path)?.length ?? 0;
    const isOneTooMany = !this.files.has(path) && this.files.size >= MAX_FILES;
    if (this.isFull || isOneTooMany || this.countUsedBytes() - oldSize + bytes.length > this.quota) {
      throw new DiskFullError(`No space left on device: ${path}`);
    }
    this.files.set(path, { bytes: bytes.slice(), mtime: at });
    this.listeners.notify(path);
  }

  /** Returns whether there was such a file. */
  remove(path: string): boolean {
    const isRemoved = this.files.delete(path);
    if (isRemoved) this.listeners.notify(path);
    return isRemoved;
  }

  clear(): void {
    for (const path of this.list()) this.remove(path);
  }

  /** Renames a file and replaces one of that name. Returns whether there was such a file. */
  rename(from: string, to: string): boolean {
    const file = this.files.get(from);
    if (!file) return false;
    this.files.delete(from);
    this.files.set(to, file);
    this.listeners.notify(from);
    this.listeners.notify(to);
    return true;
  }

  /** Calls `listener` after a file was written or removed, with its name; the returned function unsubscribes. */
  listen(listener: (path: string) => void): () => void {
    return this.listeners.add(listener);
  }

  private countUsedBytes(): number {
    let total = 0;
    for (const file of this.files.values()) total += file.bytes.length;
    return total;
  }
}
