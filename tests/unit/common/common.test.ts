import { toDayNumber, toLocalDayNumber } from '../../../common/calendar';
import { readMessageToPhone, readMessageToWatch } from '../../../common/messages';
import { DEFAULT_ACCENT_COLOUR } from '../../../common/preferences';
import { isNewer, SNAPSHOT_VERSION, type Snapshot } from '../../../common/snapshot';

describe('day numbers', () => {
  it('count calendar days, over months, years and leap days', () => {
    expect(toDayNumber(1970, 1, 1)).toBe(0);
    expect(toDayNumber(2026, 7, 14) - toDayNumber(2026, 6, 30)).toBe(14);
    expect(toDayNumber(2028, 3, 1) - toDayNumber(2028, 2, 28)).toBe(2);
  });

  it('are those of the zone that a Date shows itself in', () => {
    expect(toLocalDayNumber(new Date(2026, 6, 14, 0, 0))).toBe(toDayNumber(2026, 7, 14));
    expect(toLocalDayNumber(new Date(2026, 6, 14, 23, 59, 59))).toBe(toDayNumber(2026, 7, 14));
  });
});

describe('messages', () => {
  it('are read by the side they are for', () => {
    expect(readMessageToPhone({ type: 'refresh', more: 1 })).toEqual({ type: 'refresh' });
    for (const isSyncing of [true, false]) {
      expect(readMessageToWatch({ type: 'syncing', isSyncing })).toEqual({ type: 'syncing', isSyncing });
    }
  });

  it.each([undefined, null, 'refresh', 7, [], {}, { type: 'syncing' }])(
    'are passed over by the phone: %j',
    (data) => {
      expect(readMessageToPhone(data)).toBeUndefined();
    },
  );

  it.each([undefined, null, 'syncing', 7, [], {}, { type: 'refresh' }])(
    'are passed over by the watch: %j',
    (data) => {
      expect(readMessageToWatch(data).type).not.toBe('syncing');
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
    look: { pages: [], accent: DEFAULT_ACCENT_COLOUR, motion: true },
  });

  const NOW = 1000;

  it.each([
    [snapshot(1, 2), snapshot(1, 1), true],
    [snapshot(1, 1), snapshot(1, 1), false],
    [snapshot(1, 1), snapshot(1, 2), false],
    // Of the account before, or of a phone that has lost its storage.
    [snapshot(2, 1), snapshot(1, 9), false],
    [snapshot(2, 9), snapshot(1, 1), true],
    // Made while the phone's clock was ahead.
    [snapshot(2, NOW), snapshot(1, NOW + 1), true],
    [snapshot(1, 1), snapshot(1, NOW), false],
  ])('%#', (candidate, than, newer) => {
    expect(isNewer(candidate, than, NOW)).toBe(newer);
  });
});
