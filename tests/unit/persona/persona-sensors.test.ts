import { parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { PersonaSensors } from '../../../simulator/persona/persona-sensors';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';

const persona = createPersona('mara');
const sensors = new PersonaSensors(persona);
const today = parseIsoDate('2026-07-14') ?? 0;
const at = (hour: number, minute = 0, day = today) => persona.calendar.toInstant(day, hour * 60 + minute);

test('steps of today are the sum of the minutes so far', () => {
  const records = sensors.minuteHistory(at(14, 42), 14 * 60 + 42);
  expect(records).toHaveLength(882);
  expect(records[0]?.at).toBe(at(14, 41));
  expect(records.at(-1)?.at).toBe(at(0));
  expect(records.reduce((sum, record) => sum + record.steps, 0)).toBe(sensors.today(at(14, 42)).steps);
});

test('steps of today never go back, and start anew at midnight', () => {
  let last = 0;
  for (let t = at(7); t < at(9); t += 7000) {
    const { steps } = sensors.today(t);
    expect(steps).toBeGreaterThanOrEqual(last);
    last = steps;
  }
  expect(last).toBeGreaterThan(1000);
  expect(sensors.today(at(23, 59)).steps).toBeGreaterThan(last);
  expect(sensors.today(at(24)).steps).toBe(0);
});

test('sleep is felt from going to bed to getting up', () => {
  expect(sensors.isAsleep(at(-1, 40))).toBe(false);
  expect(sensors.isAsleep(at(-1, 42))).toBe(true);
  expect(sensors.isAsleep(at(7, 1))).toBe(true);
  expect(sensors.isAsleep(at(7, 3))).toBe(false);
});

test('the pulse moves within a minute and stays near it', () => {
  const beats = Array.from(
    { length: 60 },
    (_, second) => sensors.heartRate(at(14, 42) + second * SECOND_MS) ?? 0,
  );
  const minute = persona.minutes(today).heartRate[882] ?? 0;
  expect(new Set(beats).size).toBeGreaterThan(1);
  for (const beat of beats) expect(Math.abs(beat - minute)).toBeLessThan(15);
});

test('there is no pulse while the watch charges, and it is full afterwards', () => {
  const charge =
    Array.from({ length: 7 }, (_, i) => at(20, 40, today - i)).find((t) => sensors.battery(t).charging) ?? 0;
  expect(charge).toBeGreaterThan(0);
  expect(sensors.heartRate(charge)).toBeNull();
  expect(sensors.isWorn(charge)).toBe(false);
  expect(sensors.battery(charge + 40 * MINUTE_MS).level).toBeGreaterThanOrEqual(99);
  for (let hours = 1; hours < 24 * 14; hours++) {
    const { level } = sensors.battery(charge + hours * HOUR_MS);
    expect(level).toBeGreaterThanOrEqual(20);
    expect(level).toBeLessThanOrEqual(100);
  }
});

test('the history lists whole days, newest first', () => {
  const days = sensors.dayHistory(at(14, 42), 3);
  expect(days.map((day) => day.at)).toEqual([at(0, 0, today - 1), at(0, 0, today - 2), at(0, 0, today - 3)]);
  expect(days[0]?.steps).toBe(
    sensors.today(at(0) - 1).steps + persona.minutes(today - 1).valueAt('steps', 1439),
  );
  expect(days[0]?.restingHeartRate).toBe(persona.restingHeartRate(today - 1));
});

test('active zone minutes add up', () => {
  const { total, fatBurn, cardio, peak } = sensors.dayHistory(at(14, 42), 5).reduce(
    (sum, day) => ({
      total: sum.total + day.activeZoneMinutes.total,
      fatBurn: sum.fatBurn + day.activeZoneMinutes.fatBurn,
      cardio: sum.cardio + day.activeZoneMinutes.cardio,
      peak: sum.peak + day.activeZoneMinutes.peak,
    }),
    { total: 0, fatBurn: 0, cardio: 0, peak: 0 },
  );
  expect(total).toBe(fatBurn + cardio + peak);
  expect(cardio).toBeGreaterThan(0);
});

test('the wearer is the persona', () => {
  expect(sensors.userProfile(at(12))).toMatchObject({
    age: 34,
    gender: 'female',
    height: 1.71,
    restingHeartRate: 59,
  });
});

describe('an account of yesterday, whose watch was never worn', () => {
  const idle = new PersonaSensors(createPersona('idle'));

  test('has one day behind it, and no resting heart rate', () => {
    const days = idle.dayHistory(at(14), 6);
    expect(days.map(({ at, restingHeartRate }) => [at, restingHeartRate])).toEqual([
      [at(0, 0, today - 1), undefined],
    ]);
    expect(idle.minuteHistory(at(14), 1)[0]?.restingHeartRate).toBeUndefined();
    expect(idle.userProfile(at(14)).restingHeartRate).toBeUndefined();
  });
});

test('a night without a log leaves the resting heart rate at that of the day before', () => {
  const nurse = createPersona('noor');
  const sensors = new PersonaSensors(nurse);
  const lost = Array.from({ length: 60 }, (_, n) => today - n).find(
    (day) => nurse.restingHeartRate(day) === undefined && nurse.restingHeartRate(day - 1) !== undefined,
  );
  if (lost === undefined) throw new Error('no such night');
  const noon = nurse.calendar.toInstant(lost, 12 * 60);
  expect(sensors.userProfile(noon).restingHeartRate).toBe(nurse.restingHeartRate(lost - 1));
  expect(sensors.dayHistory(noon + DAY_MS, 1)[0]?.restingHeartRate).toBeUndefined();
});
