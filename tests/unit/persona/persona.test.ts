import { formatIsoDate, parseIsoDate, weekdayOf } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import type { DayMinutes } from '../../../simulator/persona/day-minutes';
import type { Persona } from '../../../simulator/persona/persona';
import { PERSONA_NAMES } from '../../../simulator/persona/persona-names';
import type { RecordedSleep } from '../../../simulator/persona/recorded-sleep';
import { MINUTE_MS, MINUTE_S, SECOND_MS } from '../../../simulator/world/duration';

const today = parseIsoDate('2026-07-14') ?? 0;
/** A year with both changes of the clocks. */
const year = Array.from({ length: 365 }, (_, i) => today - 364 + i);
const steps = (day: DayMinutes) => day.totalUntil('steps', day.count);
const mainSleep = (persona: Persona, day: number) => persona.sleeps(day).find((log) => log.isMain);

describe.each(PERSONA_NAMES)('%s', (name) => {
  const persona = createPersona(name);

  test('is a pure function of name, seed and day', () => {
    const again = createPersona(name);
    for (const day of [...year].reverse().filter((_, i) => i % 37 === 0)) {
      expect(again.minutes(day)).toEqual(persona.minutes(day));
      expect(again.sleeps(day)).toEqual(persona.sleeps(day));
    }
  });

  test('never takes a step asleep or without the watch', () => {
    const wrong = year.filter((day) => {
      const minutes = persona.minutes(day);
      return minutes.heartRate.some(
        (beats, i) => (minutes.asleep[i] || !beats) && minutes.valueAt('steps', i) > 0,
      );
    });
    expect(wrong.map(formatIsoDate)).toEqual([]);
  });

  test('has sleeps without overlap, whose figures add up', () => {
    const logs = year.flatMap((day) => persona.sleeps(day));
    const overlapping = logs.filter((log, i) => log.start <= (logs[i - 1]?.end ?? 0));
    expect(overlapping).toEqual([]);
    expect(logs.flatMap(faults)).toEqual([]);
  });

  test('is asleep in its minutes exactly where its logs say so', () => {
    for (const day of year.filter((_, i) => i % 13 === 0)) {
      const minutes = persona.minutes(day);
      const logs = [...persona.sleeps(day), ...persona.sleeps(day + 1)];
      const logged = Array.from(minutes.asleep, (_, i) => {
        const t = minutes.start + i * MINUTE_MS;
        return logs.some((log) => log.start <= t && t < log.end) ? 1 : 0;
      });
      expect(Array.from(minutes.asleep)).toEqual(logged);
    }
  });
});

/** The contradictions in a log. */
function faults(log: RecordedSleep): string[] {
  const found: string[] = [];
  const check = (what: string, holds: boolean) => holds || found.push(`${formatIsoDate(log.day)}: ${what}`);
  const unit = log.kind === 'stages' ? 30 : 60;
  let at = 0;
  for (const stretch of log.segments) {
    check('gap', stretch.from === at);
    check('unit', stretch.seconds > 0 && stretch.seconds % unit === 0);
    at += stretch.seconds;
  }
  check('length', at * SECOND_MS === log.end - log.start && at === log.timeInBed * MINUTE_S);
  check('totals', log.totals.reduce((sum, total) => sum + total.minutes, 0) === log.timeInBed);
  check('asleep and awake', log.minutesAsleep + log.minutesAwake === log.timeInBed);
  check(
    'negative',
    log.totals.every((total) => total.minutes >= 0),
  );
  for (const wake of log.shortWakes) {
    const around = log.segments.find(
      (s) => s.from <= wake.from && wake.from + wake.seconds <= s.from + s.seconds,
    );
    check('short wake', wake.seconds <= 180 && around !== undefined && around.level !== 'wake');
  }
  return found;
}

describe('Mara', () => {
  const mara = createPersona('mara');

  test('slept before the default start as the design shows it', () => {
    const night = mainSleep(mara, today);
    expect(night && mara.calendar.formatWallTime(night.start)).toBe('2026-07-13T23:41:00.000');
    expect(night && mara.calendar.formatWallTime(night.end)).toBe('2026-07-14T07:02:00.000');
    expect(Math.abs((night?.minutesAsleep ?? 0) - 416)).toBeLessThanOrEqual(2);
    expect(mara.minutes(today).totalUntil('steps', 14 * 60 + 42)).toBeCloseTo(8400, -2);
  });

  test('has nights of every kind in a year', () => {
    const nights = year.map((day) => mainSleep(mara, day));
    const count = (test: (log: RecordedSleep | undefined) => boolean) => nights.filter(test).length;
    expect(count((log) => log === undefined)).toBeGreaterThan(5);
    expect(count((log) => log === undefined)).toBeLessThan(50);
    expect(count((log) => log?.kind === 'classic')).toBeGreaterThan(5);
    expect(count((log) => log?.kind === 'stages')).toBeGreaterThan(280);
    expect(year.flatMap((day) => mara.sleeps(day)).filter((log) => !log.isMain).length).toBeGreaterThan(5);
    const overMidnight = (log: RecordedSleep | undefined) =>
      log !== undefined && mara.calendar.dayOf(log.start) < log.day;
    expect(count(overMidnight)).toBeGreaterThan(100);
  });

  test('has a higher resting heart rate after a short night', () => {
    const rise = (short: boolean) => {
      const days = year.filter((day) => {
        const [before, last] = [mainSleep(mara, day - 1), mainSleep(mara, day)];
        return before && last && before.minutesAsleep > 390 && last.minutesAsleep < 330 === short;
      });
      const steps = days.map(
        (day) => (mara.restingHeartRate(day) ?? 0) - (mara.restingHeartRate(day - 1) ?? 0),
      );
      return steps.reduce((sum, step) => sum + step, 0) / steps.length;
    };
    expect(rise(true)).toBeGreaterThan(1);
    expect(rise(true)).toBeLessThan(4);
    expect(Math.abs(rise(false))).toBeLessThan(0.5);
  });

  test('has no resting heart rate after a night without the watch', () => {
    const day = year.find((day) => !mainSleep(mara, day)) ?? 0;
    expect(mara.restingHeartRate(day)).toBeUndefined();
  });

  test('walks to work, runs now and then, and has quiet evenings', () => {
    const days = year.map((day) => mara.minutes(day));
    const workouts = days.flatMap((day) => day.workouts);
    expect(workouts.length).toBeGreaterThan(50);
    expect(workouts.every((workout) => workout.name === 'Run' && workout.to - workout.from > 20)).toBe(true);
    const workdays = year.filter((day) => weekdayOf(day) < 5).map((day) => mara.minutes(day));
    const between = (from: number, to: number) =>
      workdays.reduce(
        (sum, day) => sum + day.totalUntil('steps', to * 60) - day.totalUntil('steps', from * 60),
        0,
      );
    expect(between(7, 9)).toBeGreaterThan(2 * between(9, 11));
    expect(between(22, 24)).toBeLessThan(between(9, 11) / 4);
  });

  test('has days on which the watch stayed off', () => {
    const off = year.filter((day) => steps(mara.minutes(day)) < 1000);
    expect(off.length).toBeGreaterThan(2);
    expect(off.length).toBeLessThan(25);
  });

  test('has a pulse that is low at night and high on a run', () => {
    const run = year.map((day) => mara.minutes(day)).find((day) => day.workouts.length > 0);
    const workout = run?.workouts[0];
    expect(workout && run.heartRate[workout.to - 5]).toBeGreaterThan(140);
    const asleep = [...mara.minutes(today).heartRate.subarray(120, 360)];
    expect(Math.max(...asleep)).toBeLessThan(75);
    expect(Math.min(...asleep)).toBeGreaterThan(45);
  });

  test('lives through days of 23 and 25 hours', () => {
    expect(mara.minutes(parseIsoDate('2026-03-29') ?? 0).count).toBe(1380);
    expect(mara.minutes(parseIsoDate('2025-10-26') ?? 0).count).toBe(1500);
  });

  test('has another life with another seed', () => {
    const other = createPersona('mara', 2);
    expect(other.sleeps(today)).not.toEqual(mara.sleeps(today));
  });

  test('has no data from before the account was made', () => {
    const before = (parseIsoDate(mara.account.memberSince) ?? 0) - 1;
    expect(steps(mara.minutes(before))).toBe(0);
    expect(mara.sleeps(before)).toEqual([]);
  });
});

test('Noor sleeps by day after a night shift, often with a classic log', () => {
  const noor = createPersona('noor');
  const nights = year.flatMap((day) => mainSleep(noor, day) ?? []);
  const byDay = nights.filter((log) => noor.calendar.formatWallTime(log.end).slice(11, 13) >= '14');
  expect(byDay.length).toBeGreaterThan(100);
  const classic = nights.filter((log) => log.kind === 'classic').length / nights.length;
  expect(classic).toBeGreaterThan(0.4);
  expect(classic).toBeLessThan(0.7);
});

test('the idle account has no data at all', () => {
  const idle = createPersona('idle');
  expect(year.flatMap((day) => idle.sleeps(day))).toEqual([]);
  expect(steps(idle.minutes(today))).toBe(0);
  expect(idle.restingHeartRate(today)).toBeUndefined();
});

test('an unknown name is refused with the names there are', () => {
  expect(() => createPersona('nobody')).toThrow('no persona nobody; there are mara, noor, idle');
});

test('ages are whole years', () => {
  const mara = createPersona('mara');
  expect(mara.age(parseIsoDate('2026-11-19') ?? 0)).toBe(34);
  expect(mara.age(parseIsoDate('2026-11-20') ?? 0)).toBe(35);
});
