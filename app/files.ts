/** What is used of the watch's own `fs`. All names are plain file names in the watch's own folder. */
export interface Files {
  existsSync(name: string): boolean;
  /** Throws where there is no such file or it cannot be decoded. */
  readFileSync(name: string, encoding: 'cbor'): unknown;
  writeFileSync(name: string, data: unknown, encoding: 'cbor'): void;
  renameSync(from: string, to: string): void;
  unlinkSync(name: string): void;
}

/**
 * Gives a file the name of another, which is gone then. Whether a rename alone takes the place of a file is
 * not documented for the watch.
 */
export function replaceFile(files: Files, target: string, source: string): void {
  if (files.existsSync(target)) files.unlinkSync(target);
  files.renameSync(source, target);
}
