import type { AppPackage } from '../simulator/app-package/app-package';

export interface BundleSizes {
  /** All scripts of the watch; of the watch with the most, where they differ. */
  device: number;
  companion: number;
  settings: number;
}

/**
 * What each may have at most. The watch's engine keeps its code in a heap of 64 KB; the other two are held
 * so that they grow by decision.
 */
export const MAX_BUNDLE_BYTES: BundleSizes = { device: 18_300, companion: 41_500, settings: 46_000 };

/** How large the scripts are in a package, in bytes. */
export function measureBundles({ devices, companion, settings }: AppPackage): BundleSizes {
  const ofWatches = Object.values(devices).map(({ files }) => {
    let bytes = 0;
    for (const [path, content] of files) if (path.endsWith('.js')) bytes += content.length;
    return bytes;
  });
  return {
    device: Math.max(0, ...ofWatches),
    companion: Buffer.byteLength(companion?.script ?? ''),
    settings: Buffer.byteLength(settings?.script ?? ''),
  };
}

/** A line for each that is larger than it may be. */
export function describeExcesses(bytes: BundleSizes, most: BundleSizes = MAX_BUNDLE_BYTES): string[] {
  return (Object.keys(most) as (keyof BundleSizes)[])
    .filter((part) => bytes[part] > most[part])
    .map((part) => `The scripts of the ${part} have ${bytes[part]} bytes; ${most[part]} are allowed.`);
}
