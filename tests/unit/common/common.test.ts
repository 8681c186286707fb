import { toDayNumber, toLocalDayNumber } from '../../../common/calendar';
import { readMessageToPhone, readMessageToWatch } from '../../../common/messages';

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
      expect(readMessageToWatch({ type: 'syncing', isSyncing })).toEqual({
        type: 'syncing',
        isSyncing,
      });
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
