import { encodeTxi } from '../../screen/encode-txi';
import { decodeJpeg } from '../../screen/jpeg';
import { messageOf } from '../../world/message-of';
import { optionsOf } from '../../world/options-of';
import type { AppContext } from '../app-context';

/**
 * `jpeg`: both calls decode at once. Bare names are files in /private/data. Throws an Error for a missing file, for an
 * output that exists unless `overwrite` is set, and for what is no baseline JPEG.
 */
export function createJpegModule({ realm, files, warn }: AppContext): Record<string, unknown> {
  const decode = (input: unknown, output: unknown, options?: unknown): void => {
    const { overwrite, delete: deletes } = optionsOf(options);
    const [from, to] = [String(input), String(output)];
    const bytes = files.readOrThrow(from);
    if (!overwrite && files.read(to) !== undefined) throw new Error(`The file "${to}" exists`);
    files.write(to, encodeTxi(tryDecode(bytes, from), { hasAlpha: false }));
    if (deletes) files.remove(from);
  };
  const tryDecode = (bytes: Uint8Array, name: string) => {
    try {
      return decodeJpeg(bytes);
    } catch (error) {
      warn(`jpeg: "${name}" is ${messageOf(error)}`);
      throw error;
    }
  };
  return realm.createModule({ decode, decodeSync: decode });
}
