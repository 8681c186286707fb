/** Where a store reports that it could not read or write a file: the console. */
export interface Logger {
  warn(text: string): void;
}

/** The functions used of the watch's `fs`. Names are plain file names in the folder of the app. */
export interface Files {
  existsSync(name: string): boolean;
  /** Throws if there is no such file or it cannot be decoded. */
  readFileSync(name: string, encoding: 'cbor'): unknown;
  writeFileSync(name: string, data: unknown, encoding: 'cbor'): void;
  renameSync(from: string, to: string): void;
  unlinkSync(name: string): void;
}

/**
 * Renames `source` to `target` and replaces it. For the watch it is not documented whether a rename replaces a
 * file, so `target` is deleted first.
 */
export function replaceFile(files: Files, target: string, source: string): void {
  if (files.existsSync(target)) files.unlinkSync(target);
  files.renameSync(source, target);
}
