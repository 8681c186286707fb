import type { Launch } from '../launch';

/** `jpeg`: there to be imported; decoding fails as it does for a file that is no picture. */
export function createJpegModule({ realm, warn }: Launch): Record<string, unknown> {
  const refuse = () => {
    warn('jpeg: pictures are not decoded in this simulator');
    throw realm.error('Error', 'jpeg is not supported in this simulator');
  };
  return realm.module({ decode: refuse, decodeSync: refuse });
}
