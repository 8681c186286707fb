import { APP_TYPES, type AppPackage, type DevicePart } from './app-package';
import { Archive, type ManifestReader } from './archive';
import { listModels, MODEL_INFO, MODELS, type Model } from './models';

/** The format that SDK 5 and 6 write. A newer one is read as this one. */
const MANIFEST_VERSION = 6;

/**
 * Reads an .fba as `fitbit-build` writes it. Throws an AppPackageError whose message can follow the file's name,
 * such as `manifest.json is missing`.
 */
export function readAppPackage(bytes: Uint8Array): AppPackage {
  const archive = new Archive(bytes);
  const manifest = archive.readManifest();
  const version = manifest.number('manifestVersion');
  if (version < MANIFEST_VERSION) {
    throw archive.createError(
      `manifest.json: version ${version} is not supported, only ${MANIFEST_VERSION} and later`,
    );
  }
  const unknown =
    version > MANIFEST_VERSION
      ? `manifest.json: version ${version} is newer than ${MANIFEST_VERSION}; what is new in it is not known, and left out`
      : undefined;
  const components = manifest.object('components');
  const watchComponents = components.object('watch');
  const parts = MODELS.filter((model) => watchComponents.keys().includes(model)).map((model) => {
    const part = archive.openArchive(watchComponents.object(model).string('filename'));
    return { model, part, manifest: part.readManifest() };
  });
  const firstManifest = parts[0]?.manifest;
  if (!firstManifest) throw archive.createError(describeMissingModels(watchComponents.keys()));
  const companionFile = components.object('companion').optionalString('filename');

  return {
    name: firstManifest.optionalString('name') ?? 'unnamed',
    uuid: manifest.string('appId'),
    buildId: manifest.string('buildId'),
    appType: firstManifest.oneOf('appType', APP_TYPES),
    sizeBytes: bytes.length,
    devices: Object.fromEntries(
      parts.map((p) => [p.model, { ...readDevicePart(p.part, p.manifest, p.model), unknown }]),
    ),
    ...readPhoneParts(companionFile === undefined ? undefined : archive.openArchive(companionFile)),
    sourceMaps: new Map([...archive.files].filter(([path]) => path.startsWith('sourceMaps/'))),
  };
}

function readDevicePart(part: Archive, manifest: ManifestReader, model: Model): DevicePart {
  const main = manifest.string('main');
  part.readBytes(main);
  // A service has no screen and no view.
  const view = manifest.optionalString('svgMain');
  if (view !== undefined) part.readBytes(view);
  const i18n = manifest.object('i18n');
  return {
    model,
    main,
    view: view ?? 'resources/index.view',
    widgets: manifest.optionalString('svgWidgets'),
    permissions: manifest.stringArray('requestedPermissions'),
    languages: Object.fromEntries(
      i18n.keys().map((tag) => {
        const language = i18n.object(tag);
        const name = language.optionalString('name') ?? '';
        return [tag.toLowerCase(), { name, resources: language.optionalString('resources') }];
      }),
    ),
    files: part.files,
  };
}

function readPhoneParts(part: Archive | undefined): Pick<AppPackage, 'companion' | 'settings'> {
  if (!part) return { companion: undefined, settings: undefined };
  const manifest = part.readManifest();
  const settings = manifest.object('settings').optionalString('main');
  return {
    companion: {
      script: part.readText(manifest.object('companion').string('main')),
      wakeIntervalMs: manifest.optionalNumber('defaultWakeInterval'),
      permissions: manifest.stringArray('requestedPermissions'),
    },
    settings: settings === undefined ? undefined : { script: part.readText(settings) },
  };
}

function describeMissingModels(otherModels: readonly string[]): string {
  const only = otherModels.length > 0 ? `, only for ${otherModels.join(', ')}` : '';
  const models = listModels((model) => `${MODEL_INFO[model].modelName} (${model})`);
  return `it has no part for ${models}${only}`;
}
