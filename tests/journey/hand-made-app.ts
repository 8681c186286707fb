import { strToU8, zipSync } from 'fflate';

/** What a hand-made app runs; what is left out does nothing or is absent. */
export interface Scripts {
  face?: string;
  companion?: string;
  /** False: the package has no part for the phone. */
  hasPhonePart?: boolean;
  settings?: string;
  /** The watches that it is built for; the Versa 3 alone where nothing is said. */
  models?: readonly ('atlas' | 'vulcan')[];
  permissions?: string[];
  /** The content of the watch's view, instead of one text. */
  view?: string;
  /** The source maps by path: `sourceMaps/companion/companion.js.map`. */
  sourceMaps?: Record<string, string>;
}

const VIEW = '<svg><text id="time" x="50%" y="50%" font-size="32" fill="white">--</text></svg>';

/** An .fba with the scripts as they are, packed as `fitbit-build` packs. */
export function packApp(scripts: Scripts): Uint8Array {
  const { face = '', companion, settings, models = ['atlas'], permissions = [] } = scripts;
  const { view = VIEW, sourceMaps = {}, hasPhonePart = true } = scripts;
  const common = { uuid: 'u-1', buildId: '0x1', name: 'Tiny', requestedPermissions: permissions };
  const device = zip({
    'manifest.json': {
      ...common,
      appType: 'clockface',
      main: 'app/index.js',
      svgMain: 'resources/index.view',
      i18n: { 'en-US': { name: 'Tiny' } },
    },
    'app/index.js': face,
    'resources/index.view': view,
  });
  const phone = zip({
    'manifest.json': {
      ...common,
      companion: { main: 'companion.js' },
      ...(settings !== undefined && { settings: { main: 'settings.js' } }),
    },
    'companion.js': companion ?? '',
    ...(settings !== undefined && { 'settings.js': settings }),
  });
  return zip({
    'manifest.json': {
      manifestVersion: 6,
      appId: 'u-1',
      buildId: '0x1',
      components: {
        watch: Object.fromEntries(
          models.map((model) => [model, { platform: ['128.1.1+'], filename: 'device.zip' }]),
        ),
        ...(hasPhonePart && { companion: { filename: 'companion.zip' } }),
      },
    },
    'device.zip': device,
    ...(hasPhonePart && { 'companion.zip': phone }),
    ...sourceMaps,
  });
}

/** Texts and bytes as they are, anything else as JSON. */
function zip(files: Record<string, unknown>): Uint8Array {
  const packed: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(files)) {
    if (content instanceof Uint8Array) packed[name] = content;
    else packed[name] = strToU8(typeof content === 'string' ? content : JSON.stringify(content));
  }
  return zipSync(packed);
}
