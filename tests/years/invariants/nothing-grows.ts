import { DAY_MS } from '../../../simulator/world/duration';
import type { Invariant, Run } from '../invariant';

/** The largest size of each, in bytes or pieces. Each is about twice what a good month needs. */
const LIMITS = {
  'bytes of the companion’s storage': 40_000,
  'bytes of settings': 12_000,
  'bytes on the watch’s disk': 5_000,
  'files on the watch’s disk': 5,
  'files that wait on the watch': 2,
  'listeners of the companion': 10,
  'listeners of the face': 10,
} as const;
type Measure = keyof typeof LIMITS;

/** Measures once a day. */
export const nothingGrows: Invariant = {
  name: 'nothing-grows',
  rule: 'What phone and watch store, and the listeners of their apps, stay within the same bounds, however long they run and whatever happens.',
  except: 'The heap, which has a limit of its own: a process that needs 320 MB ends.',
  watch({ world }, report) {
    let nextAt = world.clock.now();
    const check = (): void => {
      const sizes = measure(world);
      for (const name of Object.keys(LIMITS) as Measure[])
        if (sizes[name] > LIMITS[name]) report(`${sizes[name]} ${name}`);
    };
    world.trace.listen(({ t }) => {
      if (t < nextAt) return;
      nextAt = t + DAY_MS;
      check();
    });
    return { checkEnd: check };
  },
};

function measure(world: Run['world']): Record<Measure, number> {
  const { localStore, settings, disk, link } = world;
  const files = disk.list();
  return {
    'bytes of the companion’s storage': countBytes(localStore),
    'bytes of settings': countBytes(settings),
    'bytes on the watch’s disk': files.reduce((sum, name) => sum + (disk.read(name)?.length ?? 0), 0),
    'files on the watch’s disk': files.length,
    'files that wait on the watch': link.files.staged('watch').length,
    'listeners of the companion': world.activity('phone').listeners,
    'listeners of the face': world.activity('watch').listeners,
  };
}

function countBytes(store: { keys(): string[]; get(key: string): string | null }): number {
  return store.keys().reduce((sum, key) => sum + key.length + (store.get(key)?.length ?? 0), 0);
}
