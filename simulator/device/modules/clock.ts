import { zoneOffsets } from '../../realm/zone-offsets';
import type { Instant, Timer } from '../../world/clock';
import { addMembers } from '../add-members';
import type { Launch } from '../launch';

const PERIODS = { off: undefined, seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;
type Granularity = keyof typeof PERIODS;

/**
 * `clock`: ticks on the wall clock's boundaries while the app is seen, and at once when the face has started,
 * when it is seen again and when the display wakes, so that a face never shows an old time. On the always-on
 * display too it ticks as often as the app says; that minutes are all it may want there is the app's to know.
 */
export function createClockModule(launch: Launch): Record<string, unknown> {
  const { realm, clock, display, zone } = launch;
  const events = realm.eventTarget();
  let granularity: Granularity = 'off';
  let timer: Timer | undefined;

  const tick = () => {
    events.dispatch('tick', { date: realm.date(clock.now()) });
  };
  const schedule = () => {
    timer?.cancel();
    timer = undefined;
    const period = PERIODS[granularity];
    if (period === undefined || !display.on) return;
    timer = clock.at(nextBoundary(clock.now(), period, zone()), () => {
      schedule();
      tick();
    });
  };
  const tickNow = () => {
    if (granularity !== 'off' && display.on) tick();
  };

  let seen = display.on;
  const unsubscribe = display.onChange((cause) => {
    schedule();
    const wasSeen = seen;
    seen = display.on;
    if (!seen || (wasSeen && display.mode !== 'on')) return;
    // What the app itself turned on must not call back into it before it has finished.
    if (cause === 'app') clock.after(0, tickNow);
    else tickNow();
  });
  clock.after(0, tickNow);
  launch.onEnd(() => {
    unsubscribe();
    timer?.cancel();
  });

  addMembers(realm, events.target, {
    get granularity() {
      return granularity;
    },
    set granularity(value: unknown) {
      if (!isGranularity(value)) throw realm.error('TypeError', `Unknown granularity: ${String(value)}`);
      granularity = value;
      schedule();
    },
  });
  return realm.module({ default: events.target, clock: events.target });
}

function isGranularity(value: unknown): value is Granularity {
  return typeof value === 'string' && Object.hasOwn(PERIODS, value);
}

/** The first whole second, minute or hour of local time after `now`. */
function nextBoundary(now: Instant, period: number, zone: string): Instant {
  const offset = zoneOffsets(zone).at(now);
  return (Math.floor((now + offset) / period) + 1) * period - offset;
}
