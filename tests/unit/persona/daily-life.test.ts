import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createPersonaDailyLife } from '../../../simulator/persona/persona-daily-life';
import { PersonaSensors } from '../../../simulator/persona/persona-sensors';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../simulator/world/duration';

const DAY = parseIsoDate('2026-07-14') ?? 0;
const names = ['mara', 'noor', 'idle'];

function createWorld(name: string, seed = 1) {
  const persona = createPersona(name, seed);
  const midnight = persona.calendar.toInstant(DAY, 0);
  return {
    persona,
    midnight,
    sensors: new PersonaSensors(persona),
    dailyLife: createPersonaDailyLife(persona),
  };
}

describe.each(names)('%s', (name) => {
  const { persona, midnight, sensors, dailyLife } = createWorld(name);

  it('has the same world with the same seed, another with another', () => {
    const describeWorld = (seed: number) => {
      const world = createWorld(name, seed);
      const times = Array.from({ length: 24 }, (_, hour) => world.midnight + hour * HOUR_MS + 1234);
      return JSON.stringify([
        times.map((t) => [world.dailyLife.position(t), world.dailyLife.weather(t)]),
        times.map((t) => [world.sensors.motion(t), world.sensors.pressure(t)]),
        world.dailyLife.appointments(world.midnight, world.midnight + 14 * DAY_MS),
      ]);
    };
    expect(describeWorld(1)).toBe(describeWorld(1));
    expect(describeWorld(1)).not.toBe(describeWorld(2));
  });

  it('is at home at midnight and walks from there as fast as the steps say', () => {
    const { latitude, longitude } = persona.town;
    expect(dailyLife.position(midnight)).toMatchObject({ latitude, longitude });
    const distanceOf = (day: number) => persona.minutes(day).totalUntil('distance', 1440);
    const reach = distanceOf(DAY) / Math.PI / 111_000;
    const places = Array.from({ length: 1440 }, (_, minute) => ({
      minute,
      steps: persona.minutes(DAY).valueAt('steps', minute),
      ...dailyLife.position(midnight + minute * MINUTE_MS),
    }));
    expect(places.filter(({ steps, speed }) => speed > 0 !== steps > 0)).toEqual([]);
    expect(places.filter(({ steps, heading }) => (heading === undefined) !== (steps === 0))).toEqual([]);
    expect(places.filter((place) => !(Math.abs(place.latitude - latitude) <= reach))).toEqual([]);
  });

  it('has no appointment in a sleep', () => {
    for (let day = DAY; day < DAY + 200; day++) {
      const sleeps = [...persona.sleeps(day), ...persona.sleeps(day + 1)].filter(({ isMain }) => isMain);
      for (const { title, start, end, isAllDay } of persona.appointments(day)) {
        const asleep = sleeps.find((sleep) => !isAllDay && start < sleep.end && end > sleep.start);
        expect([formatIsoDate(day), title, asleep?.start]).toEqual([formatIsoDate(day), title, undefined]);
        expect(end).toBeGreaterThan(start);
      }
    }
  });

  it('has weather that changes slowly and belongs to the season', () => {
    let last = dailyLife.weather(midnight).celsius;
    const odd: { t: number; celsius: number; last: number; pressure: number }[] = [];
    for (let t = midnight; t < midnight + 5 * DAY_MS; t += 10 * MINUTE_MS) {
      const { celsius } = dailyLife.weather(t);
      const pressure = sensors.pressure(t);
      const isUsual = Math.abs(celsius - last) < 1 && celsius > 8 && celsius < 39;
      if (!(isUsual && pressure > 96_000 && pressure < 103_000)) odd.push({ t, celsius, last, pressure });
      last = celsius;
    }
    expect(odd).toEqual([]);
    expect(dailyLife.weather(persona.calendar.toInstant(DAY, 12 * 60)).isDay).toBe(true);
    expect(dailyLife.weather(persona.calendar.toInstant(DAY, 60)).isDay).toBe(false);
  });
});

describe('the wrist', () => {
  const { persona, midnight, sensors } = createWorld('mara');
  const minutes = persona.minutes(DAY);
  const force = (t: number) => {
    const { x, y, z } = sensors.motion(t).acceleration;
    return Math.hypot(x, y, z);
  };
  const minutesWith = (check: (steps: number) => boolean) =>
    Array.from({ length: 1440 }, (_, i) => i).filter(
      (i) => minutes.heartRate[i] && minutes.heartRate[i + 1] && check(minutes.valueAt('steps', i)),
    );

  it('feels its weight alone at rest', () => {
    for (const i of minutesWith((steps) => steps === 0)) {
      expect(Math.abs(force(midnight + i * MINUTE_MS + 30_000) - 9.81)).toBeLessThan(0.1);
    }
  });

  it('feels each step', () => {
    for (const i of minutesWith((steps) => steps >= 20).slice(0, 30)) {
      let peaks = 0;
      for (let t = 0; t < MINUTE_MS; t += 20) {
        const [before, now, after] = [-20, 0, 20].map((d) => force(midnight + i * MINUTE_MS + t + d));
        if (now !== undefined && now > 10.5 && now > (before ?? 0) && now >= (after ?? 0)) peaks++;
      }
      expect(Math.abs(peaks - minutes.valueAt('steps', i))).toBeLessThanOrEqual(2);
    }
  });

  it('turns as fast as its orientation changes, and is a unit quaternion', () => {
    for (let t = midnight + 8 * HOUR_MS; t < midnight + 9 * HOUR_MS; t += 7_777) {
      const { quaternion, rotation } = sensors.motion(t);
      expect(Math.hypot(...quaternion)).toBeCloseTo(1, 6);
      expect(Math.hypot(rotation.x, rotation.y, rotation.z)).toBeLessThan(6);
    }
  });

  it('lies still where the watch is not worn', () => {
    const idle = createWorld('idle');
    expect(idle.sensors.motion(idle.midnight).acceleration).toEqual({ x: 0, y: 0, z: 9.80665 });
  });
});

test('the barometer feels a floor', () => {
  const { persona, midnight, sensors } = createWorld('mara');
  const minutes = persona.minutes(DAY);
  const floor = Array.from({ length: 1440 }, (_, i) => i).find(
    (i) => i > 60 && minutes.valueAt('floors', i) === 1 && minutes.valueAt('floors', i - 60) === 0,
  );
  const before = sensors.pressure(midnight + (floor ?? 0) * MINUTE_MS);
  expect(before - sensors.pressure(midnight + ((floor ?? 0) + 1) * MINUTE_MS)).toBeGreaterThan(30);
});

test('mara meets colleagues on workdays, runs when she wrote it down, and sees a dentist now and then', () => {
  const { persona } = createWorld('mara');
  const titles = new Map<string, number>();
  for (let day = DAY; day < DAY + 730; day++) {
    const appointments = persona.appointments(day);
    for (const { title } of appointments) titles.set(title, (titles.get(title) ?? 0) + 1);
    expect(appointments.filter(({ title }) => title === 'Run')).toHaveLength(
      persona.minutes(day).workouts.length > 0
        ? 1
        : appointments.filter(({ title }) => title === 'Run').length,
    );
  }
  expect(titles.get('Stand-up')).toBeGreaterThan(500);
  expect(titles.get('Dentist')).toBeGreaterThanOrEqual(1);
  expect(titles.get('Dentist')).toBeLessThan(12);
});
