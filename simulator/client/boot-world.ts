import type { AppInfo } from '../simulation/protocol';
import type { WorldSpec } from '../simulation/world-spec';
import type { Instant } from '../world/clock';
import { checkApp } from './check-app';
import { cleanText } from './clean-text';
import { describeTooLarge, MAX_PACKAGE_BYTES } from './package-size';
import { type WorldConnection, WorldError } from './world-connection';

/** What a world boots with. */
export interface BootSource {
  /** The content of an .fba; undefined: the watch has no app yet. */
  fba: Uint8Array | undefined;
  fileName: string;
  /** What the world is made from, once the app is known. What it throws rejects the boot. */
  readSpec(app: AppInfo): WorldSpec;
}

/** A world that has booted. */
export interface BootedWorld {
  /** What the watch runs, checked. */
  app: AppInfo;
  connection: WorldConnection;
  start: Instant;
}

/**
 * Loads the app into a new world and starts it. `instance` identifies this server to its pages. Rejects with a WorldError
 * where the file is no .fba, and with a WorldGoneError where the world ends meanwhile.
 */
export async function bootWorld(
  connection: WorldConnection,
  { fba, fileName, readSpec }: BootSource,
  instance: string,
): Promise<BootedWorld> {
  const loaded = fba
    ? await connection.call('load', { fileName, fba: encodePackage(fileName, fba) })
    : await connection.call('loadNothing', {});
  const app = checkApp(loaded);
  const spec = readSpec(app);
  await connection.call('start', { spec, instance });
  return { app, connection, start: spec.start };
}

/** An .fba as it crosses the port to a world. Throws a WorldError where it is too large. */
export function encodePackage(fileName: string, fba: Uint8Array): string {
  if (fba.byteLength > MAX_PACKAGE_BYTES)
    throw new WorldError('AppPackageError', describeTooLarge(cleanText(fileName)));
  return Buffer.from(fba.buffer, fba.byteOffset, fba.byteLength).toString('base64');
}
