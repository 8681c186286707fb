import type { AppPackage } from '../simulator/app-package/app-package';

export interface BundleSizes {
  /** All scripts of one watch: the larger sum where the watches differ. */
  device: number;
  companion: number;
  settings: number;
}

/** The watch's engine keeps its code in a heap of 64 KB. The other two limits only prevent unnoticed growth. */
export const MAX_BUNDLE_BYTES: BundleSizes = { device: 19_000, companion: 46_700, settings: 50_000 };

/** The sizes of a package's scripts, in bytes. */
export function measureBundles({ devices, companion, settings }: AppPackage): BundleSizes {
  const deviceSizes = Object.values(devices).map(({ files }) => {
    let bytes = 0;
    for (const [path, content] of files) if (path.endsWith('.js')) bytes += content.length;
    return bytes;
  });
  return {
    device: Math.max(0, ...deviceSizes),
    companion: Buffer.byteLength(companion?.script ?? ''),
    settings: Buffer.byteLength(settings?.script ?? ''),
  };
}

/** One line for each bundle above its limit. */
export function describeExcesses(bytes: BundleSizes, limits: BundleSizes = MAX_BUNDLE_BYTES): string[] {
  return (Object.keys(limits) as (keyof BundleSizes)[])
    .filter((part) => bytes[part] > limits[part])
    .map((part) => `The scripts of the ${part} have ${bytes[part]} bytes; ${limits[part]} are allowed.`);
}
