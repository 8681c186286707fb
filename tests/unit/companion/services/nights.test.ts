import { SERVICES } from '../../../../common/services';
import { LEVEL_AWAKE, LEVEL_DEEP, LEVEL_LIGHT, LEVEL_REM, NO_SLEEP_LEVEL } from '../../../../common/snapshot';
import { encodeHypnogram } from '../../../../companion/sync/hypnogram';
import { TODAY } from '../../../today';
import {
  type Changes,
  clockAfter,
  NIGHT_MINUTES,
  type NightLog,
  nightBody,
  STRETCHES,
  type Stretch,
} from './night-bodies';
import { recordOf } from './read-body';

const LAST_NIGHT: NightLog = { end: 0, asleep: 397, stretches: STRETCHES, isMain: true };

describe.each(SERVICES)('%s', (service) => {
  const read = async (...logs: (NightLog | { raw: unknown })[]) => {
    const record = await recordOf(service, 'sleep', nightBody(service, logs));
    return typeof record === 'string' ? [record] : record;
  };
  const newest = async (...logs: (NightLog | { raw: unknown })[]) => (await read(...logs)).pop();
  const drawn = async (stretches: Stretch[]) => {
    const night = await newest({ ...LAST_NIGHT, stretches });
    return typeof night === 'object' ? [...encodeHypnogram(night.segments)] : night;
  };
  const changed = (changes: Changes) => ({ ...LAST_NIGHT, changes });

  const whole = [LEVEL_LIGHT, 130, LEVEL_DEEP, 80, LEVEL_AWAKE, 53, LEVEL_REM, 97, LEVEL_LIGHT, 90];

  it('a night is drawn as it was', async () => {
    expect(await drawn(STRETCHES)).toEqual(whole);
    expect(await newest(LAST_NIGHT)).toMatchObject({ date: TODAY, asleep: 397, kind: 'stages' });
  });

  // F10–F15, G21–G25: fitbit-grafana#14, #29, open-wearables#1576.
  it.each<[string, Changes]>([
    ['without a sum', { asleep: undefined }],
    ['with a sum that is none', { asleep: 'NaN' }],
    ['with a stretch without level', { stretches: [{ level: undefined, from: 0, minutes: 30 }] }],
    ['with a stretch without an end', { stretches: [{ level: 'light', from: 0, minutes: undefined }] }],
    ['with a stretch that is none', { stretches: [null, 'asleep', []] }],
    ['of a month', { date: '2026-07' }],
    ['without a day', { date: undefined }],
    ['that never began', { start: null }],
    ['that never ended', { end: '' }],
    ['of no zone', { offset: 'CEST' }],
    ['that is a list', { log: [] }],
    ['that is nothing', { log: null }],
    ['that says yes', { isMain: 'yes' }],
  ])('an old log %s does not hide last night', async (_, changes) => {
    const old: NightLog = { ...LAST_NIGHT, end: -3, changes };
    expect(await newest(old, LAST_NIGHT)).toMatchObject({ date: TODAY, asleep: 397 });
    expect(await newest(LAST_NIGHT, old)).toMatchObject({ date: TODAY, asleep: 397 });
  });

  it('a stretch that cannot be read leaves the sums and the other stretches', async () => {
    const [first, ...rest] = STRETCHES;
    const night = await newest(changed({ stretches: [{ ...first, minutes: 'NaN' }, ...rest] }));
    expect(night).toMatchObject({ asleep: 397, minutes: [53, 97, 220, 80] });
    expect(night).toMatchObject({ segments: [{ level: NO_SLEEP_LEVEL, seconds: 130 * 60 }, {}, {}, {}, {}] });
  });

  it('a sum that cannot be read is that of the stretches', async () => {
    expect(await newest(changed({ sums: { deep: 'NaN' } }))).toMatchObject({ minutes: [53, 97, 220, 80] });
    expect(await newest(changed({ asleep: {} }))).toMatchObject({ asleep: 397, minutes: [53, 97, 220, 80] });
  });

  it('is unreadable when no log can be read', async () => {
    expect(await read(changed({ start: 7 }))).toEqual(['error:shape']);
  });

  // F01: fitbit-grafana#14.
  it('a stretch of an unknown level keeps the night', async () => {
    const [first, ...rest] = STRETCHES;
    expect(
      await newest({ ...LAST_NIGHT, stretches: [{ ...first, level: 'unknown' }, ...rest] }),
    ).toMatchObject({ asleep: 397 });
  });

  // F03: fitness-dashboard#72: the stages go when a log's start is edited.
  it('without stages is a night without a picture', async () => {
    const night = await newest(changed({ stretches: undefined, sums: {} }));
    expect(night).toMatchObject({ date: TODAY, asleep: 397, segments: [] });
  });

  // F05: open-wearables#566. G15: train-libre#424, noop#1248.
  it('of logs on top of each other the longest counts', async () => {
    const inside = (minutes: number, isMain: boolean): NightLog => ({
      end: 0,
      asleep: minutes,
      stretches: [],
      isMain,
      changes: { length: minutes + 30 },
    });
    expect(await newest(inside(90, true), LAST_NIGHT)).toMatchObject({ asleep: 397 });
    const growing = [90, 180, 270, 360].map((minutes) => inside(minutes, false));
    expect(await newest(...growing, { ...LAST_NIGHT, isMain: false })).toMatchObject({ asleep: 397 });
    expect(await newest({ ...LAST_NIGHT, isMain: false }, ...growing)).toMatchObject({ asleep: 397 });
  });

  const second: NightLog = { end: 0.7, asleep: 366, stretches: [], isMain: true, changes: { length: 380 } };

  // F75: fitness-dashboard#72, fitbit-n24.
  it('of two sleeps of a date, neither a nap, the later counts, whether both are called main or none', async () => {
    for (const isMain of [true, false]) {
      const both = [
        { ...LAST_NIGHT, isMain },
        { ...second, isMain },
      ];
      expect(await newest(...both)).toMatchObject({ asleep: 366 });
      expect(await newest(...both.reverse())).toMatchObject({ asleep: 366 });
    }
  });

  // F07: python-fitbit#109.
  it('of a night and a nap, neither called main, the night counts', async () => {
    const nap: NightLog = { ...second, asleep: 84, isMain: undefined, changes: { length: 90 } };
    expect(await newest(nap, { ...LAST_NIGHT, isMain: undefined })).toMatchObject({ asleep: 397 });
  });

  describe('stretches', () => {
    const hole = NO_SLEEP_LEVEL;

    // F20, G17: SparkyFitness#2432.
    it('newest first, or in no order, are drawn in the order of their times', async () => {
      expect(await drawn([...STRETCHES].reverse())).toEqual(whole);
      const [a, b, c, d, e] = STRETCHES;
      expect(await drawn([c, a, e, b, d] as Stretch[])).toEqual(whole);
    });

    // F22, G18: noop#1717, carp-health-flutter#18.
    it('with a hole still go from bed to rise', async () => {
      const [a, b, , d, e] = STRETCHES;
      const drawnWithHole = await drawn([a, b, d, e] as Stretch[]);
      expect(drawnWithHole).toEqual(whole.map((byte, i) => (i === 4 ? hole : byte)));
    });

    // F21, F23, G20.
    it('that end before the rise, begin after the bed, or go on for too long do so too', async () => {
      expect(await drawn(STRETCHES.slice(0, 4))).toEqual([...whole.slice(0, 8), hole, 90]);
      expect(await drawn(STRETCHES.slice(1))).toEqual([hole, 130, ...whole.slice(2)]);
      const long = STRETCHES.map((each, i) => (i === 4 ? { ...each, minutes: 190 } : each));
      expect(await drawn(long)).toEqual(whole);
    });

    // G19: train-libre#424.
    it('of two sources, one on top of the other, are not twice as long', async () => {
      const lengths = (bytes: unknown) =>
        Array.isArray(bytes) ? bytes.filter((_, i) => i % 2).reduce((sum, each) => sum + each, 0) : bytes;
      expect(await drawn([...STRETCHES, ...STRETCHES])).toEqual(whole);
      const moved = STRETCHES.map((each) => ({ ...each, from: Number(each.from) + 7 }));
      expect(lengths(await drawn([...STRETCHES, ...moved]))).toBe(NIGHT_MINUTES);
    });
  });

  describe('the words of the stretches', () => {
    const classic: Stretch[] = [
      { level: 'asleep', from: 0, minutes: 370 },
      { level: 'restless', from: 370, minutes: 50 },
      { level: 'awake', from: 420, minutes: 30 },
    ];

    // F77, G27–G29: open-wearables#1576, #1639, fitbit-googlefit#82.
    it.each([undefined, 'stages', 'unspecified', 7])('count before a type of %j', async (type) => {
      const night = await newest({ ...LAST_NIGHT, stretches: classic, changes: { type, sums: {} } });
      expect(night).toMatchObject({ kind: 'classic', minutes: [30, 50, 370, 0] });
    });

    // G11.
    it('make a first, unclassified reading classic', async () => {
      const stretches = [{ level: 'asleep', from: 0, minutes: NIGHT_MINUTES }];
      expect(await newest({ ...LAST_NIGHT, stretches, changes: { sums: {} } })).toMatchObject({
        kind: 'classic',
      });
    });

    it('make stages of a log that says classic', async () => {
      expect(await newest(changed({ type: 'classic' }))).toMatchObject({ kind: 'stages' });
    });
  });
});

describe('google', () => {
  const read = (sleep: object) => recordOf('google', 'sleep', { dataPoints: [{ sleep }] });
  const interval = { startTime: clockAfter(0), endTime: clockAfter(NIGHT_MINUTES) };

  // G13: capacitor-health#1.
  it('a summary of stages alone has its sum', async () => {
    const stagesSummary = [
      { type: 'AWAKE', minutes: '31' },
      { type: 'LIGHT', minutes: '260' },
      { type: 'DEEP', minutes: '77' },
      { type: 'REM', minutes: '82' },
    ];
    expect(await read({ interval, summary: { stagesSummary } })).toMatchObject([
      { date: TODAY, asleep: 419 },
    ]);
  });

  // G25: open-wearables#1576.
  it('a point without a sleep hides no other', async () => {
    const sleep = { interval, summary: { minutesAsleep: '402' } };
    const dataPoints = [{ name: 'x', dataSource: { platform: 'FITBIT' } }, { sleep }, { sleep: null }];
    expect(await recordOf('google', 'sleep', { dataPoints })).toMatchObject([{ asleep: 402 }]);
  });

  // G26: pipedream#21794.
  it('a nap is no night, also where it is all there is', async () => {
    const metadata = { nap: true, processed: true };
    expect(await read({ interval, metadata, summary: { minutesAsleep: '27' } })).toEqual([]);
  });
});
