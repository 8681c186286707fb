import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const UI_FOLDER = join(__dirname, '..', 'ui');

/** The browser's files by name: `page.js`, `page.css`, `settings.js`, `settings.css`. */
export type UiBundle = ReadonlyMap<string, Uint8Array>;

/** How the page and the settings page's frame are bundled. */
export const UI_BUILD = {
  entryPoints: { page: join(UI_FOLDER, 'main.ts'), settings: join(UI_FOLDER, 'settings-frame', 'frame.tsx') },
  outdir: UI_FOLDER,
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'silent',
} satisfies BuildOptions;

/** Bundles the page and the settings page's frame, in memory. */
export async function bundleUi(): Promise<UiBundle> {
  const result = await build(UI_BUILD);
  return new Map(result.outputFiles.map((file) => [file.path.slice(UI_FOLDER.length + 1), file.contents]));
}
