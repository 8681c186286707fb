import { toDayNumber } from '../../../../common/calendar';
import { NO_SLEEP_LEVEL } from '../../../../common/snapshot';
import type { SleepLog } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';
import { cached, content, night, SECONDS } from './records';

describe('the night', () => {
  it('is without a log when the service has none', () => {
    expect(content({ sleep: cached([]) }).sleep).toEqual({ at: SECONDS, date: TODAY });
  });

  it('is the newest, with its own date', () => {
    const sleep = cached([
      { ...night, date: TODAY - 2 },
      { ...night, date: TODAY - 1 },
    ]);
    const { isMain, segments, kind, ...sent } = night;
    expect(content({ sleep }).sleep).toEqual({
      ...sent,
      at: SECONDS,
      date: TODAY - 1,
      segments: new Uint8Array([2, 100]),
      // From 5:18 to 6:58.
      ticks: new Uint8Array([NO_SLEEP_LEVEL, 2, 2, 2, 2, 2]),
    });
  });

  it('follows the changes of the clocks in the given zone', () => {
    const date = toDayNumber(2026, 3, 29);
    const segments = [{ level: 2 as const, seconds: 4 * 3600 }];
    const sleep = cached([{ ...night, date, rise: 5 * 60, segments }]);
    expect(content({ sleep }).sleep?.ticks?.join()).toBe('2,2,2,2,2,2,255,255,255,2,2,2,2,2,2,255');
  });

  it('has a kind only when it has no stages', () => {
    const kindOf = (kind: SleepLog['kind']) => content({ sleep: cached([{ ...night, kind }]) }).sleep?.kind;
    expect([kindOf('stages'), kindOf('classic')]).toEqual([undefined, 'classic']);
  });

  it.each<[SleepLog['segments']]>([[[]], [[{ level: 2, seconds: 0 }]]])(
    'has neither segments nor ticks where the log knows none: %j',
    (segments) => {
      const sent = content({ sleep: cached([{ ...night, segments }]) }).sleep;
      expect(sent).toHaveProperty('asleep');
      expect(sent).not.toHaveProperty('segments');
      expect(sent).not.toHaveProperty('ticks');
    },
  );
});
