import { transformSync } from 'esbuild';
import { strToU8, zipSync } from 'fflate';

const UUID = '5f1d0c1a-7b1e-4c57-9d2b-0c9f3c4a1e77';

/** What a mapped app runs, as TypeScript with the syntax of ES5. */
export interface Sources {
  /** Without it, the package lacks the script that its manifest names. */
  app?: string;
  companion?: string;
}

/** An .fba as `fitbit-build` writes it for Versa 3: minified scripts with source maps, and one identity. */
export function packMappedApp({ app, companion }: Sources): Uint8Array {
  const common = { uuid: UUID, buildId: '0x00112233445566aa', name: 'Mapped', requestedPermissions: [] };
  const main = app === undefined ? undefined : compile(app, 'app/main.ts');
  const phone = companion === undefined ? undefined : compile(companion, 'companion/main.ts');
  return zip({
    'manifest.json': {
      manifestVersion: 6,
      appId: common.uuid,
      buildId: common.buildId,
      sdkVersion: { deviceApi: '8.2.0', companionApi: '3.3.0' },
      components: {
        watch: { atlas: { platform: ['128.1.1+'], filename: 'device.zip' } },
        ...(phone && { companion: { filename: 'companion.zip' } }),
      },
      sourceMaps: {
        device: { ...(main && { atlas: { 'app/index.js': 'sourceMaps/app.map' } }) },
        ...(phone && { companion: { 'companion.js': 'sourceMaps/companion.map' } }),
      },
    },
    'device.zip': zip({
      'manifest.json': {
        ...common,
        appType: 'clockface',
        main: 'app/index.js',
        svgMain: 'resources/index.view',
        i18n: { 'en-us': { name: 'Mapped' } },
      },
      ...(main && { 'app/index.js': main.code }),
      'resources/index.view': '<svg><rect width="100%" height="100%" fill="#3366ff" /></svg>',
    }),
    ...(main && { 'sourceMaps/app.map': main.map }),
    ...(phone && {
      'companion.zip': zip({
        'manifest.json': { ...common, companion: { main: 'companion.js' } },
        'companion.js': phone.code,
      }),
      'sourceMaps/companion.map': phone.map,
    }),
  });
}

function compile(source: string, sourcefile: string): { code: string; map: string } {
  return transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    target: 'es2015',
    minify: true,
    sourcemap: true,
    sourcefile,
  });
}

function zip(files: Record<string, unknown>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        content instanceof Uint8Array
          ? content
          : strToU8(typeof content === 'string' ? content : JSON.stringify(content)),
      ]),
    ),
  );
}
