import { watch } from 'node:fs';

/** Editors write several files, and a file in several steps. */
const SILENCE_MS = 80;

/**
 * Calls `onChange` when something in the folders of `list()` may have changed and nothing has for a moment. Each folder
 * is watched by itself: `fs.watch` with `recursive` misses files in new folders on Linux in Node 20.
 */
export function watchFolders(list, onChange) {
  let watchers = [];
  let timer;
  const close = () => {
    clearTimeout(timer);
    for (const watcher of watchers.splice(0)) watcher.close();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Folders may be new, or others with the same names.
      open();
      onChange();
    }, SILENCE_MS);
  };
  const open = () => {
    close();
    watchers = list().flatMap((folder) => {
      try {
        return [watch(folder, schedule).on('error', schedule)];
      } catch {
        // It has just been removed, which its own folder reports.
        return [];
      }
    });
  };
  open();
  return { close };
}
