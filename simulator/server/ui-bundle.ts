import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the browser loads: the page, and the settings page's frame. `simulator/build.mjs` makes them. */
const FILES = ['index.html', 'page.js', 'page.css', 'settings.js', 'settings.css'];

/** The browser's files by name. */
export type UiBundle = ReadonlyMap<string, Uint8Array>;

/** Reads the browser's files from a folder. */
export async function readUiBundle(folder: string): Promise<UiBundle> {
  return new Map(
    await Promise.all(FILES.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}
