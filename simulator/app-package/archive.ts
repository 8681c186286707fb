import { strFromU8, unzipSync } from 'fflate';
import { AppPackageError } from './app-package';

/** The files of a zip. Readers throw an AppPackageError with one line. `name` identifies a zip inside another. */
export class Archive {
  /** All files by path; folders are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;

  constructor(
    zip: Uint8Array,
    private readonly name?: string,
  ) {
    this.files = new Map(Object.entries(unzip(zip, name)).filter(([path]) => !path.endsWith('/')));
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
    return new Archive(this.readBytes(path), path);
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

function unzip(bytes: Uint8Array, name: string | undefined): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
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
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw error(path ? `${path.slice(0, -1)} is not an object` : 'it is not an object');
    }
    this.members = value as Readonly<Record<string, unknown>>;
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
