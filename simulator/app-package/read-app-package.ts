import { strFromU8 } from 'fflate';
import type { AppPackage, DevicePart, Model } from './app-package';
import { Archive, type Fields } from './archive';

const MODELS: readonly Model[] = ['atlas', 'vulcan'];
const APP_TYPES: readonly AppPackage['appType'][] = ['clockface', 'app', 'service'];
/** The format that SDK 5 and 6 write. */
const MANIFEST_VERSION = 6;

/**
 * Reads an .fba as `fitbit-build` writes it. Throws an AppPackageError whose message ends a sentence that begins
 * with the file's name: `manifest.json is missing`.
 */
export function readAppPackage(bytes: Uint8Array): AppPackage {
  const archive = new Archive(bytes);
  const manifest = archive.manifest();
  const version = manifest.number('manifestVersion');
  if (version !== MANIFEST_VERSION) {
    throw archive.error(`manifest.json: version ${version} is not supported, only ${MANIFEST_VERSION}`);
  }
  const components = manifest.object('components');
  const watches = components.object('watch');
  const parts = MODELS.filter((model) => watches.keys().includes(model)).map((model) => {
    const part = archive.archive(watches.object(model).text('filename'));
    return { model, part, manifest: part.manifest() };
  });
  const first = parts[0]?.manifest;
  if (!first) throw archive.error(noPart(watches.keys()));
  const companionFile = components.object('companion').optionalText('filename');

  return {
    name: first.optionalText('name') ?? 'unnamed',
    uuid: manifest.text('appId'),
    buildId: manifest.text('buildId'),
    appType: first.oneOf('appType', APP_TYPES),
    size: bytes.length,
    devices: Object.fromEntries(parts.map((p) => [p.model, readDevicePart(p.part, p.manifest, p.model)])),
    ...readPhoneParts(companionFile === undefined ? undefined : archive.archive(companionFile)),
    sourceMaps: new Map(
      [...archive.files]
        .filter(([path]) => path.startsWith('sourceMaps/'))
        .map(([path, map]) => [path, strFromU8(map)]),
    ),
  };
}

function readDevicePart(part: Archive, manifest: Fields, model: Model): DevicePart {
  const main = manifest.text('main');
  part.bytes(main);
  // A service has no screen and names no view.
  const view = manifest.optionalText('svgMain');
  if (view !== undefined) part.bytes(view);
  const i18n = manifest.object('i18n');
  return {
    model,
    main,
    view: view ?? 'resources/index.view',
    widgets: manifest.optionalText('svgWidgets'),
    permissions: manifest.texts('requestedPermissions'),
    languages: Object.fromEntries(
      i18n.keys().map((tag) => {
        const language = i18n.object(tag);
        const name = language.optionalText('name') ?? '';
        return [tag.toLowerCase(), { name, resources: language.optionalText('resources') }];
      }),
    ),
    files: part.files,
  };
}

function readPhoneParts(part: Archive | undefined): Pick<AppPackage, 'companion' | 'settings'> {
  if (!part) return { companion: undefined, settings: undefined };
  const manifest = part.manifest();
  const settings = manifest.object('settings').optionalText('main');
  return {
    companion: {
      script: part.text(manifest.object('companion').text('main')),
      wakeInterval: manifest.optionalNumber('defaultWakeInterval'),
      permissions: manifest.texts('requestedPermissions'),
    },
    settings: settings === undefined ? undefined : { script: part.text(settings) },
  };
}

function noPart(others: readonly string[]): string {
  const only = others.length > 0 ? `, only for ${others.join(', ')}` : '';
  return `it has no part for Versa 3 (atlas) or Sense (vulcan)${only}`;
}
