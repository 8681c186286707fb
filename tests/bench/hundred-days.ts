import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DAY_MS } from '../../simulator/world/duration';
import { builtApp } from '../journey/journey';
import { drawCase } from '../years/draw-case';
import type { Invariant } from '../years/invariant';
import { INVARIANTS } from '../years/invariants';
import { runCase } from '../years/run-case';

const DAYS = 100;
/** What an ordinary life needs is there by then: caches are full, every page was seen. */
const SETTLED_DAY = 20;
/** A drawn world of some bad luck. */
const SEED = 2013;

/** What a hundred days of bad luck leave in memory, in one world with every check. */
export interface HundredDays {
  /** MB of the heap that are in use at the end of the twentieth day, after a collection. */
  settled: number;
  /** MB more before the last day. */
  growth: number;
}

/** Lives a hundred days of one world. Throws where an invariant is broken. */
export async function liveHundredDays(): Promise<HundredDays> {
  const drawn = drawCase(SEED);
  const heap: number[] = [];
  const watchHeap: Invariant = {
    name: 'heap',
    rule: '',
    except: '',
    watch({ world: { clock } }) {
      for (const day of [SETTLED_DAY, DAYS - 1]) clock.after(day * DAY_MS, () => heap.push(measureHeap()));
      return {};
    },
  };
  const outcome = await runCase(builtApp(), { ...drawn, days: DAYS }, [...INVARIANTS, watchHeap]);
  if (outcome.violations.length > 0) throw new Error(JSON.stringify(outcome.violations));
  const [settled = Number.NaN, last = Number.NaN] = heap;
  return { settled, growth: last - settled };
}

// The realms of the world must not have it.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
setFlagsFromString('--no-expose-gc');

function measureHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}
