import { zoneOffsets } from '../../realm/zone-offsets';
import type { Instant, Timer } from '../../world/clock';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../world/duration';
import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';

const PERIODS_MS = { off: undefined, seconds: SECOND_MS, minutes: MINUTE_MS, hours: HOUR_MS } as const;
type Granularity = keyof typeof PERIODS_MS;

/**
 * `clock`: ticks at the boundaries of local time while the app is visible. It also ticks when the face has
 * started, becomes visible again or the display wakes, so that a face never shows an old time. The app's
 * granularity holds on the always-on display too, where only minutes are allowed.
 */
export function createClockModule(context: AppContext): Record<string, unknown> {
  const { realm, clock, display, zone } = context;
  const events = realm.createEventTarget({ name: 'clock', types: ['tick'] });
  let granularity: Granularity = 'off';
  let timer: Timer | undefined;

  const tick = () => {
    events.dispatch('tick', { date: realm.createDate(clock.now()) });
  };
  const schedule = () => {
    timer?.cancel();
    timer = undefined;
    const periodMs = PERIODS_MS[granularity];
    if (periodMs === undefined || !display.isAppVisible) return;
    timer = clock.at(nextBoundary(clock.now(), periodMs, zone()), () => {
      schedule();
      tick();
    });
  };
  const tickNow = () => {
    if (granularity !== 'off' && display.isAppVisible) tick();
  };

  let isVisible = display.isAppVisible;
  const unsubscribe = display.listen((cause) => {
    schedule();
    const wasVisible = isVisible;
    isVisible = display.isAppVisible;
    if (!isVisible || (wasVisible && display.mode !== 'on')) return;
    // The app turned the display on: its own call must return before it gets an event.
    if (cause === 'app') clock.after(0, tickNow);
    else tickNow();
  });
  clock.after(0, tickNow);
  context.onEnd(() => {
    unsubscribe();
    timer?.cancel();
  });

  addMembers(realm, events.target, {
    get granularity() {
      return granularity;
    },
    set granularity(value: unknown) {
      if (!isGranularity(value))
        throw realm.createError('TypeError', `Unknown granularity: ${String(value)}`);
      granularity = value;
      schedule();
    },
  });
  return realm.createModule({ clock: events.target }, 'clock');
}

function isGranularity(value: unknown): value is Granularity {
  return typeof value === 'string' && Object.hasOwn(PERIODS_MS, value);
}

/** The first whole second, minute or hour of local time after `now`. */
function nextBoundary(now: Instant, periodMs: number, zone: string): Instant {
  const offset = zoneOffsets(zone).offsetAt(now);
  return (Math.floor((now + offset) / periodMs) + 1) * periodMs - offset;
}
