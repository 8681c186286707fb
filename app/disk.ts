// biome-ignore lint/style/useNodejsImportProtocol: the watch's module, not Node's
import { existsSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'fs';
import type { Files } from './files';

/** The files of the watch itself. */
export const files: Files = {
  exists: existsSync,
  read: (name) => readFileSync(name, 'cbor'),
  write: (name, data) => writeFileSync(name, data, 'cbor'),
  replace(name, by) {
    try {
      renameSync(by, name);
    } catch {
      // Whether a rename takes the place of a file is not documented for the watch.
      unlinkSync(name);
      renameSync(by, name);
    }
  },
  remove: unlinkSync,
};
