import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Model } from '../app-package/models';
import { type AppIdentity, TargetError } from '../simulation/developer-tools';
import { isRecord, isString } from '../world/guards';
import type { DeveloperTarget } from './developer-target';

/** The two archives of an .fba. The tool installs one after the other. */
export type Bundle = 'app' | 'companion';

interface Part extends AppIdentity {
  zip: Uint8Array;
}

interface Parts {
  app: Part;
  companion: Part | undefined;
}

/** Larger than any manifest. */
const MAX_MANIFEST_BYTES = 256 * 1024;
const MAX_ENTRIES = 20_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const BUILD_ID = /^0x[0-9a-f]{16}$/i;

/** The app that the tool installed. Joins its archives to one .fba again. */
export class Installation {
  private parts: Parts | undefined;

  constructor(private readonly target: DeveloperTarget) {}

  /** Installs an archive, with the other one if both are of one app. Throws a TargetError and changes nothing then. */
  async install(bundle: Bundle, zip: Uint8Array): Promise<AppIdentity> {
    const part = { ...readIdentity(zip), zip };
    const parts = this.add(bundle, part);
    const { model } = await this.target.describe();
    await this.target.install(pack(parts, model));
    this.parts = parts;
    return { uuid: part.uuid, buildId: part.buildId };
  }

  private add(bundle: Bundle, part: Part): Parts {
    const { app, companion } = this.parts ?? {};
    if (bundle === 'app') {
      // A new build brings its own companion, or has none.
      const isSameBuild = companion?.uuid === part.uuid && companion.buildId === part.buildId;
      return { app: part, companion: isSameBuild ? companion : undefined };
    }
    if (app?.uuid !== part.uuid)
      throw new TargetError('the watch has another app; install the whole package');
    return { app, companion: part };
  }
}

function pack({ app, companion }: Parts, model: Model): Uint8Array {
  const manifest = {
    manifestVersion: 6,
    appId: app.uuid,
    buildId: app.buildId,
    components: {
      watch: { [model]: { filename: 'watch.zip' } },
      ...(companion && { companion: { filename: 'companion.zip' } }),
    },
  };
  const files = {
    'manifest.json': strToU8(JSON.stringify(manifest)),
    'watch.zip': app.zip,
    ...(companion && { 'companion.zip': companion.zip }),
  };
  return zipSync(files, { level: 0 });
}

/** Expands the manifest only. The target checks the rest. */
function readIdentity(zip: Uint8Array): AppIdentity {
  let manifest: unknown;
  try {
    let entryCount = 0;
    let hasManifest = false;
    const files = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        // A directory may name one small entry a hundred thousand times, and each would be expanded.
        if (++entryCount > MAX_ENTRIES) throw new RangeError('too many entries');
        if (hasManifest || name !== 'manifest.json' || originalSize > MAX_MANIFEST_BYTES) return false;
        hasManifest = true;
        return true;
      },
    });
    manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  } catch {
    throw new TargetError('it is not a part of an .fba: it is no zip file with a manifest.json');
  }
  const { uuid, buildId } = isRecord(manifest) ? manifest : {};
  if (!isString(uuid) || !UUID.test(uuid)) throw new TargetError('manifest.json: uuid is not a UUID');
  if (!isString(buildId) || !BUILD_ID.test(buildId)) {
    throw new TargetError('manifest.json: buildId is not 16 hexadecimal digits after 0x');
  }
  return { uuid, buildId };
}
