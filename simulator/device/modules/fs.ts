import { asBytes } from '../../peer/as-bytes';
import { decodeFile, encodeFile } from '../file-encodings';
import type { Launch } from '../launch';
import { OpenFiles } from '../open-files';

/** `fs`: all calls answer at once; what goes wrong is thrown. */
export function createFsModule({ realm, files }: Launch): Record<string, unknown> {
  const open = new OpenFiles(files);
  const calls: Record<string, (...args: unknown[]) => unknown> = {
    existsSync: (path) => files.read(String(path)) !== undefined,
    readFileSync: (path, encoding) => realm.toRealm(decodeFile(files.mustRead(String(path)), encoding)),
    writeFileSync: (path, data, encoding) => files.write(String(path), encodeFile(data, encoding)),
    unlinkSync: (path) => files.remove(String(path)),
    renameSync: (from, to) => files.rename(String(from), String(to)),
    statSync: (path) => {
      const { size, mtime } = files.stat(String(path));
      return realm.object({ size, mtime: realm.date(mtime) });
    },
    listDirSync: (path) => {
      const names = files.list(String(path));
      let i = 0;
      return realm.object({
        next: () => realm.object(i < names.length ? { done: false, value: names[i++] } : { done: true }),
      });
    },
    openSync: (path, flags) => open.openFile(String(path), String(flags)),
    readSync: (fd, buffer, offset, length, position) =>
      open.read(Number(fd), part(buffer, offset, length), optionalNumber(position)),
    writeSync: (fd, buffer, offset, length, position) =>
      open.write(Number(fd), part(buffer, offset, length), optionalNumber(position)),
    closeSync: (fd) => open.close(Number(fd)),
  };
  return realm.module(calls);
}

function optionalNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** The part of an app's own buffer that a call reads or fills. */
function part(buffer: unknown, offset: unknown, length: unknown): Uint8Array {
  const bytes = asBytes(buffer);
  const from = optionalNumber(offset) ?? 0;
  const size = optionalNumber(length) ?? bytes.length - from;
  if (from < 0 || size < 0 || from + size > bytes.length) {
    throw new RangeError(`No ${size} bytes at ${from} in a buffer of ${bytes.length}`);
  }
  return bytes.subarray(from, from + size);
}
