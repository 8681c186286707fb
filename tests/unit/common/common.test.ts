import { dayNumber, localDay } from '../../../common/calendar';
import { readToPhone, readToWatch } from '../../../common/messages';
import { SUN } from '../../../common/preferences';
import { isNewer, SNAPSHOT_VERSION, type Snapshot } from '../../../common/snapshot';

describe('day numbers', () => {
  it('count calendar days, over months, years and leap days', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(2026, 7, 14) - dayNumber(2026, 6, 30)).toBe(14);
    expect(dayNumber(2028, 3, 1) - dayNumber(2028, 2, 28)).toBe(2);
  });

  it('are those of the zone that a Date shows itself in', () => {
    expect(localDay(new Date(2026, 6, 14, 0, 0))).toBe(dayNumber(2026, 7, 14));
    expect(localDay(new Date(2026, 6, 14, 23, 59, 59))).toBe(dayNumber(2026, 7, 14));
  });
});

describe('messages', () => {
  it('are read by the side they are for', () => {
    expect(readToPhone({ type: 'refresh', more: 1 })).toEqual({ type: 'refresh' });
    for (const busy of [true, false]) {
      expect(readToWatch({ type: 'syncing', busy })).toEqual({ type: 'syncing', busy });
    }
  });

  it.each([undefined, null, 'refresh', 7, [], {}, { type: 'syncing' }])(
    'are passed over by the phone: %j',
    (data) => {
      expect(readToPhone(data)).toBeUndefined();
    },
  );

  it.each([undefined, null, 'syncing', 7, [], {}, { type: 'refresh' }])(
    'are passed over by the watch: %j',
    (data) => {
      expect(readToWatch(data)).toBeUndefined();
    },
  );
});

describe('the newer of two snapshots', () => {
  const snapshot = (origin: number, seq: number): Snapshot => ({
    v: SNAPSHOT_VERSION,
    origin,
    seq,
    at: 0,
    account: { service: 'none', state: 'notSetUp' },
    look: { pages: [], accent: SUN, motion: true },
  });

  it.each([
    [snapshot(1, 2), snapshot(1, 1), true],
    [snapshot(1, 1), snapshot(1, 1), false],
    [snapshot(1, 1), snapshot(1, 2), false],
    [snapshot(2, 1), snapshot(1, 9), true],
  ])('%#', (candidate, than, newer) => {
    expect(isNewer(candidate, than)).toBe(newer);
  });
});
