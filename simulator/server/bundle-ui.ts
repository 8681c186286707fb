import { join } from 'node:path';
import { build } from 'esbuild';

const UI = join(__dirname, '..', 'ui');

/** The browser's files by name: `page.js`, `page.css`, `settings.js`, `settings.css`. */
export type Bundle = ReadonlyMap<string, Uint8Array>;

/** Bundles the page and the settings page's frame, in memory. */
export async function bundleUi(): Promise<Bundle> {
  const result = await build({
    entryPoints: { page: join(UI, 'main.ts'), settings: join(UI, 'settings-frame', 'frame.tsx') },
    outdir: UI,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(result.outputFiles.map((file) => [file.path.slice(UI.length + 1), file.contents]));
}
