import { FileError, type WatchFiles } from './watch-files';

interface OpenFile {
  path: string;
  readable: boolean;
  writable: boolean;
  append: boolean;
  /** The position of the next read or write without one of its own. */
  cursor: number;
}

/** A guess: the watch's own limit is not published. */
const MAX_OPEN_FILES = 256;
const FLAGS = ['r', 'r+', 'w', 'w+', 'a', 'a+'];

/** The files opened by `openSync`, by descriptor. Methods throw FileError, and DiskFullError if the disk is full. */
export class OpenFiles {
  private readonly filesByDescriptor = new Map<number, OpenFile>();
  /** 0–2 are the standard streams. */
  private nextDescriptor = 3;

  constructor(private readonly files: WatchFiles) {}

  open(path: string, flags: string): number {
    if (!FLAGS.includes(flags)) throw new FileError(`Unknown flags: ${flags}`);
    if (this.filesByDescriptor.size >= MAX_OPEN_FILES) throw new FileError('Too many open files');
    const mode = flags.charAt(0);
    if (mode === 'r') {
      this.files.readOrThrow(path);
      if (flags === 'r+') this.files.requireWritableName(path);
    } else if (mode === 'w' || !this.files.read(path)) {
      this.files.write(path, new Uint8Array());
    }
    const isReadWrite = flags.endsWith('+');
    const descriptor = this.nextDescriptor++;
    this.filesByDescriptor.set(descriptor, {
      path,
      readable: isReadWrite || mode === 'r',
      writable: isReadWrite || mode !== 'r',
      append: mode === 'a',
      cursor: 0,
    });
    return descriptor;
  }

  /** Fills `target` from the file; returns the number of bytes, 0 at the end. */
  read(descriptor: number, target: Uint8Array, position?: number): number {
    const file = this.requireFile(descriptor);
    if (!file.readable) throw new FileError('Bad file descriptor: not open for reading');
    const from = position ?? file.cursor;
    const part = this.files.readOrThrow(file.path).subarray(from, from + target.length);
    target.set(part);
    if (position === undefined) file.cursor += part.length;
    return part.length;
  }

  /** Writes at `position`, by default at the cursor; always at the end if the file was opened to append. */
  write(descriptor: number, bytes: Uint8Array, position?: number): number {
    const file = this.requireFile(descriptor);
    if (!file.writable) throw new FileError('Bad file descriptor: not open for writing');
    const oldBytes = this.files.readOrThrow(file.path);
    const offset = file.append ? oldBytes.length : (position ?? file.cursor);
    this.files.requireRoom(file.path, offset + bytes.length);
    const newBytes = new Uint8Array(Math.max(oldBytes.length, offset + bytes.length));
    newBytes.set(oldBytes);
    newBytes.set(bytes, offset);
    this.files.write(file.path, newBytes);
    if (position === undefined) file.cursor = offset + bytes.length;
    return bytes.length;
  }

  close(descriptor: number): void {
    this.requireFile(descriptor);
    this.filesByDescriptor.delete(descriptor);
  }

  private requireFile(descriptor: number): OpenFile {
    const file = this.filesByDescriptor.get(descriptor);
    if (!file) throw new FileError(`Bad file descriptor: ${descriptor}`);
    return file;
  }
}
