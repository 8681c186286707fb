import type { AppPackage } from '../../simulator/app-package/app-package';

export interface BundleBytes {
  /** All scripts of the watch. */
  device: number;
  companion: number;
  settings: number;
}

/** How large the scripts are in a package, in bytes. */
export function bundleBytes({ devices, companion, settings }: AppPackage): BundleBytes {
  let device = 0;
  for (const [path, bytes] of devices.atlas?.files ?? []) if (path.endsWith('.js')) device += bytes.length;
  return {
    device,
    companion: Buffer.byteLength(companion?.script ?? ''),
    settings: Buffer.byteLength(settings?.script ?? ''),
  };
}
