import { HOUR_MS, MINUTE_MS } from '../../../simulator/world/duration';
import type { TraceEntry } from '../../../simulator/world/trace';
import type { Invariant } from '../invariant';

/** Longest sync, ms: a refresh that is repeated for two minutes, then three rounds of requests that all time out. */
const MAX_SYNC_MS = 10 * MINUTE_MS;
/** Largest number of entries in an hour. A storm with sixty wakes in it has half as many. */
const MAX_ENTRIES_AN_HOUR = 6000;

/** A piece of work that never ends keeps all others waiting; one that never rests empties the battery. */
export const nothingHangs: Invariant = {
  name: 'nothing-hangs',
  rule: 'A sync that a living companion has begun ends within ten minutes, and nothing repeats itself without end.',
  except: '',
  watch({ world }, report) {
    /** When the present sync began. */
    let syncingSince: number | undefined;
    let hourStart = 0;
    let entries = 0;
    const follow = (entry: TraceEntry): void => {
      if (entry.kind === 'unload') syncingSince = undefined;
      if (entry.kind !== 'setting' || entry.key !== 'status') return;
      const isSyncing = /"isSyncing":true/.test(entry.value ?? '');
      syncingSince = isSyncing ? (syncingSince ?? entry.t) : undefined;
    };
    const count = ({ t }: TraceEntry): void => {
      if (t - hourStart >= HOUR_MS) {
        hourStart = t;
        entries = 0;
      }
      if (++entries === MAX_ENTRIES_AN_HOUR) report(`${entries} things happened within an hour`);
    };
    const check = (now: number): void => {
      if (syncingSince === undefined || now - syncingSince < MAX_SYNC_MS) return;
      report(`a sync goes on for ${Math.round((now - syncingSince) / MINUTE_MS)} minutes`);
      syncingSince = undefined;
    };
    world.trace.listen((entry, isNew) => {
      if (!isNew) return;
      check(entry.t);
      follow(entry);
      count(entry);
    });
    return { checkEnd: () => check(world.clock.now()) };
  },
};
