import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { AppPackageError } from '../../../simulator/app-package/app-package';
import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { messageOf } from '../../../simulator/world/message-of';

type Json = Record<string, unknown>;

/** An .fba as fitbit-build writes it, with parts of it changed. */
interface Changes {
  manifest?: Json;
  device?: Json;
  deviceFiles?: Record<string, Uint8Array>;
  companion?: Json;
}

const COMMON = { uuid: 'u-1', buildId: '0x1', name: 'Rim', requestedPermissions: ['access_activity'] };

function zip(files: Record<string, Uint8Array>, manifest: unknown): Uint8Array {
  return zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify(manifest)) });
}

function build(changes: Changes = {}): Uint8Array {
  const device = zip(
    {
      'app/index.js': strToU8('"use strict"'),
      'resources/index.view': strToU8('<svg/>'),
      'resources/icons/': new Uint8Array(),
      ...changes.deviceFiles,
    },
    {
      ...COMMON,
      appType: 'clockface',
      main: 'app/index.js',
      svgMain: 'resources/index.view',
      svgWidgets: 'resources/widget.defs',
      i18n: { 'en-us': { name: 'Rim', resources: 'l/en-US' }, 'de-DE': { name: 'Rand' } },
      ...changes.device,
    },
  );
  const companion = zip(
    { 'companion.js': strToU8('companion("ü")'), 'settings.js': strToU8('settings()') },
    {
      ...COMMON,
      companion: { main: 'companion.js' },
      settings: { main: 'settings.js' },
      defaultWakeInterval: 300_000,
      ...changes.companion,
    },
  );
  return zip(
    {
      'device-atlas.zip': device,
      'companion.zip': companion,
      'sourceMaps/companion/companion.js.map': strToU8('{"version":3}'),
    },
    {
      manifestVersion: 6,
      appId: 'u-1',
      buildId: '0x1',
      components: {
        watch: { atlas: { platform: ['128.1.1+'], filename: 'device-atlas.zip' } },
        companion: { filename: 'companion.zip' },
      },
      ...changes.manifest,
    },
  );
}

test('every part of a package is read', () => {
  const bytes = build();
  const app = readAppPackage(bytes);
  expect(app).toMatchObject({
    name: 'Rim',
    uuid: 'u-1',
    buildId: '0x1',
    appType: 'clockface',
    sizeBytes: bytes.length,
    companion: { script: 'companion("ü")', wakeIntervalMs: 300_000, permissions: ['access_activity'] },
    settings: { script: 'settings()' },
    sourceMaps: new Map([['sourceMaps/companion/companion.js.map', strToU8('{"version":3}')]]),
  });
  expect(Object.keys(app.devices)).toEqual(['atlas']);
  expect(app.devices.atlas).toMatchObject({
    model: 'atlas',
    main: 'app/index.js',
    view: 'resources/index.view',
    widgets: 'resources/widget.defs',
    permissions: ['access_activity'],
    languages: {
      'en-us': { name: 'Rim', resources: 'l/en-US' },
      'de-de': { name: 'Rand', resources: undefined },
    },
  });
  expect([...(app.devices.atlas?.files.keys() ?? [])].sort()).toEqual([
    'app/index.js',
    'manifest.json',
    'resources/index.view',
  ]);
});

test('companion and settings page may be absent', () => {
  const components = { watch: { atlas: { filename: 'device-atlas.zip' } } };
  const alone = readAppPackage(build({ manifest: { components } }));
  expect([alone.companion, alone.settings]).toEqual([undefined, undefined]);
  const plain = readAppPackage(build({ companion: { settings: undefined, defaultWakeInterval: undefined } }));
  expect(plain.settings).toBeUndefined();
  expect(plain.companion?.wakeIntervalMs).toBeUndefined();
});

test('a service names no view', () => {
  const app = readAppPackage(
    build({ device: { appType: 'service', svgMain: undefined, svgWidgets: undefined } }),
  );
  expect(app.appType).toBe('service');
  expect(app.devices.atlas?.widgets).toBeUndefined();
});

const withPart = (name: string, bytes: Uint8Array): Uint8Array => {
  const files = unzipSync(build());
  return zipSync({ ...files, [name]: bytes });
};

test.each<[string, Uint8Array, string]>([
  ['no zip', strToU8('hello'), 'it is damaged or not a zip file'],
  ['nothing', new Uint8Array(), 'it is damaged or not a zip file'],
  ['a zip behind other bytes', Uint8Array.of(0, ...build()), 'it is damaged or not a zip file'],
  ['a zip cut short', build().slice(0, -40), 'it is damaged or not a zip file'],
  ['any other zip', zipSync({ 'notes.txt': strToU8('x') }), 'manifest.json is missing'],
  ['a manifest that is no JSON', withPart('manifest.json', strToU8('{')), 'manifest.json is not JSON'],
  [
    'a manifest that is a list',
    withPart('manifest.json', strToU8('[]')),
    'manifest.json: it is not an object',
  ],
  [
    'another version',
    build({ manifest: { manifestVersion: 5 } }),
    'manifest.json: version 5 is not supported, only 6 and later',
  ],
  [
    'no watch',
    build({ manifest: { components: {} } }),
    'it has no part for Versa 3 (atlas), Sense (vulcan), Versa 4 (hera) or Sense 2 (rhea)',
  ],
  [
    'other watches',
    build({ manifest: { components: { watch: { mira: {}, meson: {} } } } }),
    'it has no part for Versa 3 (atlas), Sense (vulcan), Versa 4 (hera) or Sense 2 (rhea), only for mira, meson',
  ],
  [
    'a part without file name',
    build({ manifest: { components: { watch: { atlas: {} } } } }),
    'manifest.json: components.watch.atlas.filename is missing',
  ],
  [
    'a part that is not there',
    build({ manifest: { components: { watch: { vulcan: { filename: 'device-vulcan.zip' } } } } }),
    'device-vulcan.zip is missing',
  ],
  [
    'a part that is no zip',
    withPart('device-atlas.zip', strToU8('x')),
    'device-atlas.zip is damaged or not a zip file',
  ],
  ['no id', build({ manifest: { appId: undefined } }), 'manifest.json: appId is missing'],
  ['no main', build({ device: { main: undefined } }), 'device-atlas.zip: manifest.json: main is missing'],
  ['no script', build({ device: { main: 'app/other.js' } }), 'device-atlas.zip: app/other.js is missing'],
  [
    'no view',
    build({ device: { svgMain: 'resources/a.view' } }),
    'device-atlas.zip: resources/a.view is missing',
  ],
  [
    'an odd type',
    build({ device: { appType: 'game' } }),
    'device-atlas.zip: manifest.json: appType "game" is not known',
  ],
  [
    'odd permissions',
    build({ device: { requestedPermissions: 'all' } }),
    'device-atlas.zip: manifest.json: requestedPermissions is not a list of strings',
  ],
  [
    'no companion',
    build({ companion: { companion: {} } }),
    'companion.zip: manifest.json: companion.main is missing',
  ],
  [
    'no companion script',
    build({ companion: { companion: { main: 'c.js' } } }),
    'companion.zip: c.js is missing',
  ],
  [
    'an odd wake interval',
    build({ companion: { defaultWakeInterval: 'often' } }),
    'companion.zip: manifest.json: defaultWakeInterval is not a number',
  ],
])('%s is one clear line', (_what, bytes, message) => {
  expect(() => readAppPackage(bytes)).toThrow(new AppPackageError(message));
});

test('a damaged package is read, or refused with a clear line', () => {
  const good = build();
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bad = good.slice();
      bad[at] = (bad[at] ?? 0) ^ flip;
      try {
        readAppPackage(bad);
      } catch (error) {
        expect(error).toBeInstanceOf(AppPackageError);
        expect(messageOf(error)).toMatch(/^[^\n]+$/);
      }
    }),
    { numRuns: 300 },
  );
});

test.each(['hera', 'rhea'] as const)('a part for %s, as SDK 6.2 packs it, is read', (model) => {
  const files = unzipSync(build());
  const part = files['device-atlas.zip'] ?? new Uint8Array();
  const components = { watch: { [model]: { platform: ['128.1.1+'], filename: `device-${model}.zip` } } };
  const manifest = { manifestVersion: 6, appId: 'u-1', buildId: '0x1', components };
  const app = readAppPackage(
    zipSync({ [`device-${model}.zip`]: part, 'manifest.json': strToU8(JSON.stringify(manifest)) }),
  );
  expect(Object.keys(app.devices)).toEqual([model]);
  expect(app.devices[model]).toMatchObject({ model, main: 'app/index.js', unknown: undefined });
});

test('a newer manifest is read, and what is unknown is said', () => {
  const app = readAppPackage(build({ manifest: { manifestVersion: 7 } }));
  expect(app.devices.atlas?.unknown).toBe(
    'manifest.json: version 7 is newer than 6; what is new in it is not known, and left out',
  );
});
