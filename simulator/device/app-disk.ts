import type { Moments } from '../world/moments';
import type { WatchDisk } from './watch-disk';

/** A watch's disk as a run of an app uses it. */
export type AppDisk = Pick<WatchDisk, 'quota' | 'list' | 'read' | 'stat' | 'write' | 'remove' | 'rename'>;

interface AppDiskOptions {
  disk: WatchDisk;
  moments: Moments;
  /** Whether the run has ended, which happens within moments too. */
  hasEnded(): boolean;
}

/** The disk with the moments of its writes. Their methods throw an Error if the run ends within one. */
export function createAppDisk({ disk, moments, hasEnded }: AppDiskOptions): AppDisk {
  const requireRunning = (): void => {
    if (hasEnded()) throw new Error('the app has ended');
  };
  function change<T>(name: string, work: () => T): T {
    moments.notify('disk-write', name);
    requireRunning();
    const result = work();
    moments.notify('disk-written', name);
    requireRunning();
    return result;
  }
  return {
    quota: disk.quota,
    list: () => disk.list(),
    read: (path) => disk.read(path),
    stat: (path) => disk.stat(path),
    write: (path, bytes, at) => change(path, () => disk.write(path, bytes, at)),
    remove: (path) => change(path, () => disk.remove(path)),
    rename: (from, to) => change(to, () => disk.rename(from, to)),
  };
}
