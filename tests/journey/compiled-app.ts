import { buildSync } from 'esbuild';
import { packApp } from './hand-made-app';

/** The TypeScript of an app. */
export interface Sources {
  face?: string;
  companion?: string;
  settings?: string;
  view?: string;
}

const BUNDLES = {
  face: { source: 'app/index.ts', map: 'sourceMaps/device/atlas/app/index.js.map' },
  companion: { source: 'companion/index.ts', map: 'sourceMaps/companion/companion.js.map' },
  settings: { source: 'settings/index.ts', map: 'sourceMaps/settings/settings.js.map' },
} as const;

/** An .fba whose scripts are compiled to one line, with source maps that `changeMap` may damage or leave out. */
export function packCompiledApp(
  sources: Sources,
  changeMap: (map: string) => string | undefined = (map) => map,
): Uint8Array {
  const scripts: { face?: string; companion?: string; settings?: string } = {};
  const sourceMaps: Record<string, string> = {};
  for (const part of ['face', 'companion', 'settings'] as const) {
    const source = sources[part];
    if (source === undefined) continue;
    const { code, map } = compile(source, BUNDLES[part].source);
    scripts[part] = code;
    const changed = changeMap(map);
    if (changed !== undefined) sourceMaps[BUNDLES[part].map] = changed;
  }
  return packApp({ ...scripts, sourceMaps, view: sources.view });
}

function compile(source: string, path: string): { code: string; map: string } {
  const { outputFiles } = buildSync({
    stdin: { contents: source, sourcefile: path, loader: 'ts' },
    outfile: 'bundle.js',
    sourcemap: 'external',
    minifyWhitespace: true,
    // Jest's stack traces take 62 from the columns of a first line.
    banner: { js: '// A bundle.' },
    format: 'cjs',
    target: 'es5',
    write: false,
  });
  const [map, code] = outputFiles;
  return { code: code?.text ?? '', map: map?.text ?? '' };
}
