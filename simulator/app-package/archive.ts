import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { isRecord } from '../world/guards';
import { AppPackageError } from './app-package';

/** Largest size of an expanded archive, bytes: far more than any app has. A watch keeps 10 MB. */
const MAX_EXPANDED_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 20_000;

/** What the archives of one .fba may still expand to, together. */
interface Room {
  bytes: number;
  entries: number;
}

/** The files of a zip. Readers throw an AppPackageError with one line. `name` identifies a zip inside another. */
export class Archive {
  /** All files by path; folders are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;

  constructor(
    zip: Uint8Array,
    private readonly name?: string,
    private readonly room: Room = { bytes: MAX_EXPANDED_BYTES, entries: MAX_ENTRIES },
  ) {
    this.files = new Map(Object.entries(unzip(zip, name, room)).filter(([path]) => !path.endsWith('/')));
  }

  readBytes(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw this.createError(`${path} is missing`);
    return bytes;
  }

  readText(path: string): string {
    return strFromU8(this.readBytes(path));
  }

  openArchive(path: string): Archive {
    return new Archive(this.readBytes(path), path, this.room);
  }

  readManifest(): ManifestReader {
    const text = this.readText('manifest.json');
    let manifest: unknown;
    try {
      manifest = JSON.parse(text);
    } catch {
      throw this.createError('manifest.json is not JSON');
    }
    return new ManifestReader(manifest, (problem) => this.createError(`manifest.json: ${problem}`));
  }

  createError(problem: string): AppPackageError {
    return new AppPackageError(this.name ? `${this.name}: ${problem}` : problem);
  }
}

/** Refuses before it expands: a few kilobytes can hold gigabytes. */
function unzip(bytes: Uint8Array, name: string | undefined, room: Room): Record<string, Uint8Array> {
  const filter = ({ originalSize, size }: UnzipFileInfo): boolean => {
    room.entries -= 1;
    room.bytes -= Math.max(originalSize, size);
    if (room.entries < 0) throw new AppPackageError(`it has more than ${MAX_ENTRIES} files`);
    if (room.bytes < 0)
      throw new AppPackageError(`it expands to more than ${MAX_EXPANDED_BYTES / 1024 / 1024} MB`);
    return true;
  };
  try {
    // Behind other bytes every offset of a zip is wrong, and the sizes that it seems to name are noise.
    if (strFromU8(bytes.subarray(0, 2), true) !== 'PK') throw new Error('no zip');
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof AppPackageError) throw error;
    throw new AppPackageError(
      name ? `${name} is damaged or not a zip file` : 'it is damaged or not a zip file',
    );
  }
}

/** A JSON object whose members are read by type. */
export class ManifestReader {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly error: (problem: string) => AppPackageError,
    private readonly path = '',
  ) {
    if (!isRecord(value)) {
      throw error(path ? `${path.slice(0, -1)} is not an object` : 'it is not an object');
    }
    this.members = value;
  }

  keys(): string[] {
    return Object.keys(this.members);
  }

  string(key: string): string {
    const value = this.optionalString(key);
    if (value === undefined) throw this.error(`${this.path}${key} is missing`);
    return value;
  }

  optionalString(key: string): string | undefined {
    const value = this.members[key];
    if (value === undefined || typeof value === 'string') return value;
    throw this.error(`${this.path}${key} is not a string`);
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.string(key);
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw this.error(`${this.path}${key} ${JSON.stringify(value)} is not known`);
    return found;
  }

  number(key: string): number {
    const value = this.optionalNumber(key);
    if (value === undefined) throw this.error(`${this.path}${key} is missing`);
    return value;
  }

  optionalNumber(key: string): number | undefined {
    const value = this.members[key];
    if (value === undefined || typeof value === 'number') return value;
    throw this.error(`${this.path}${key} is not a number`);
  }

  /** An array of strings; empty where the key is absent. */
  stringArray(key: string): string[] {
    const value = this.members[key] ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw this.error(`${this.path}${key} is not a list of strings`);
  }

  /** The object under `key`; empty where the key is absent. */
  object(key: string): ManifestReader {
    return new ManifestReader(this.members[key] ?? {}, this.error, `${this.path}${key}.`);
  }
}
