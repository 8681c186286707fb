import type { AppContext } from '../app-context';

/** `jpeg`: decoding always fails, as it does for a file that is not a picture. */
export function createJpegModule({ realm, warn }: AppContext): Record<string, unknown> {
  const refuse = () => {
    warn('jpeg: pictures are not decoded in this simulator');
    throw realm.createError('Error', 'jpeg is not supported in this simulator');
  };
  return realm.createModule({ decode: refuse, decodeSync: refuse });
}
