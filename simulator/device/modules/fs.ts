import { asBytes } from '../../peer/as-bytes';
import { type AppContext, HEAP_BYTES } from '../app-context';
import { decodeFile, encodeFile } from '../file-encodings';
import { OpenFiles } from '../open-files';

/** `fs`: all calls are synchronous and throw their errors. */
export function createFsModule({ realm, files, warn }: AppContext): Record<string, unknown> {
  const openFiles = new OpenFiles(files);
  const calls: Record<string, (...args: unknown[]) => unknown> = {
    existsSync: (path) => files.read(String(path)) !== undefined,
    readFileSync: (path, encoding) => {
      const bytes = files.readOrThrow(String(path));
      if (bytes.length > HEAP_BYTES)
        warn(
          `readFileSync: a file of ${bytes.length} bytes is larger than the memory that an app has on a watch`,
        );
      return realm.toRealm(decodeFile(bytes, encoding, warn));
    },
    writeFileSync: (path, data, encoding) => files.write(String(path), encodeFile(data, encoding, warn)),
    unlinkSync: (path) => files.remove(String(path)),
    renameSync: (from, to) => files.rename(String(from), String(to)),
    statSync: (path) => {
      const { size, mtime } = files.stat(String(path));
      return realm.createObject({ size, mtime: realm.createDate(mtime) });
    },
    listDirSync: (path) => {
      const names = files.list(String(path));
      let i = 0;
      return realm.createObject({
        next: () =>
          realm.createObject(i < names.length ? { done: false, value: names[i++] } : { done: true }),
      });
    },
    openSync: (path, flags) => openFiles.open(String(path), String(flags)),
    // biome-ignore lint/complexity/useMaxParams: Fitbit's own signature
    readSync: (fd, buffer, offset, length, position) =>
      openFiles.read(Number(fd), sliceBuffer(buffer, offset, length), optionalNumber(position)),
    // biome-ignore lint/complexity/useMaxParams: Fitbit's own signature
    writeSync: (fd, buffer, offset, length, position) =>
      openFiles.write(Number(fd), sliceBuffer(buffer, offset, length), optionalNumber(position)),
    closeSync: (fd) => openFiles.close(Number(fd)),
  };
  return realm.createModule(calls);
}

function optionalNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** The part of an app's own buffer that a call reads or fills. */
function sliceBuffer(buffer: unknown, offset: unknown, length: unknown): Uint8Array {
  const bytes = asBytes(buffer);
  const start = optionalNumber(offset) ?? 0;
  const size = optionalNumber(length) ?? bytes.length - start;
  if (start < 0 || size < 0 || start + size > bytes.length) {
    throw new RangeError(`No ${size} bytes at ${start} in a buffer of ${bytes.length}`);
  }
  return bytes.subarray(start, start + size);
}
