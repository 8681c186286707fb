/** The watch's own folder, `/private/data`. All names are plain file names. */
export interface Files {
  exists(name: string): boolean;
  /** The decoded CBOR of a file; throws where there is none or it cannot be decoded. */
  read(name: string): unknown;
  write(name: string, data: unknown): void;
  /** Gives a file the name of another, which is gone then. */
  replace(name: string, by: string): void;
  remove(name: string): void;
}
