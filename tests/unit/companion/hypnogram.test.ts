import fc from 'fast-check';
import { LEVEL_AWAKE, LEVEL_DEEP, LEVEL_LIGHT, LEVEL_REM, type SleepLevel } from '../../../common/snapshot';
import type { SleepSegment } from '../../../companion/sources/health-source';
import { encodeHypnogram, MAX_SEGMENTS } from '../../../companion/sync/hypnogram';

const segments = fc.array(
  fc.record({ level: fc.constantFrom<SleepLevel>(0, 1, 2, 3), seconds: fc.nat(7200) }),
  {
    maxLength: 120,
  },
);

function pairs(bytes: Uint8Array): { level: number; minutes: number }[] {
  const result: { level: number; minutes: number }[] = [];
  for (let i = 0; i < bytes.length; i += 2) {
    result.push({ level: bytes[i] as number, minutes: bytes[i + 1] as number });
  }
  return result;
}

describe('the hypnogram', () => {
  it('adds up to the whole minutes of the night, in levels that exist', () => {
    fc.assert(
      fc.property(segments, (some: SleepSegment[]) => {
        const total = Math.round(some.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
        const bars = pairs(encodeHypnogram(some));
        expect(bars.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(total);
        for (const { level, minutes } of bars) {
          expect(minutes).toBeGreaterThan(0);
          expect([0, 1, 2, 3]).toContain(level);
        }
      }),
    );
  });

  it('has at most 40 segments, and no two of a level side by side that a byte could hold', () => {
    fc.assert(
      fc.property(segments, (some) => {
        let runs = 0;
        let last = { level: -1, minutes: 0 };
        for (const bar of pairs(encodeHypnogram(some))) {
          if (bar.level !== last.level) runs++;
          else expect(last.minutes).toBe(255);
          last = bar;
        }
        expect(runs).toBeLessThanOrEqual(MAX_SEGMENTS);
      }),
    );
  });

  it('keeps a night that fits as it is', () => {
    const night: SleepSegment[] = [
      { level: 0, seconds: 360 },
      { level: 2, seconds: 1830 },
      { level: 3, seconds: 30 },
    ];
    expect([...encodeHypnogram(night)]).toEqual([0, 6, 2, 31]);
  });

  it('gives the shortest to its longer neighbour', () => {
    const night: SleepSegment[] = [];
    for (let i = 0; i < 39; i++) night.push({ level: i % 2 ? 2 : 3, seconds: 600 });
    night.push({ level: 1, seconds: 120 }, { level: 2, seconds: 900 });
    const bars = pairs(encodeHypnogram(night));
    expect(bars).toHaveLength(40);
    expect(bars[39]).toEqual({ level: 2, minutes: 17 });
  });

  it('gives up a short sleep before a wake of the same length', () => {
    const night: SleepSegment[] = [
      { level: LEVEL_LIGHT, seconds: 600 },
      { level: LEVEL_AWAKE, seconds: 60 },
    ];
    for (let i = 0; i < 37; i++) night.push({ level: i % 2 ? LEVEL_LIGHT : LEVEL_DEEP, seconds: 600 });
    night.push({ level: LEVEL_REM, seconds: 60 }, { level: LEVEL_LIGHT, seconds: 900 });
    const bars = pairs(encodeHypnogram(night));
    expect(bars).toHaveLength(40);
    expect(bars[1]).toEqual({ level: LEVEL_AWAKE, minutes: 1 });
    expect(bars[39]).toEqual({ level: LEVEL_LIGHT, minutes: 16 });
  });

  it('splits what is longer than a byte', () => {
    expect([...encodeHypnogram([{ level: 2, seconds: 600 * 60 }])]).toEqual([2, 255, 2, 255, 2, 90]);
  });
});
