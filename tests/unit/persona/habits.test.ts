import { parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { PERSONA_NAMES } from '../../../simulator/persona/persona-names';
import { PersonaSensors } from '../../../simulator/persona/persona-sensors';
import { HOUR_MS } from '../../../simulator/world/duration';

const today = parseIsoDate('2026-07-14') ?? 0;
const year = Array.from({ length: 365 }, (_, i) => today - 364 + i);
const mara = createPersona('mara');

describe('weight', () => {
  const weighings = year.flatMap((day) => mara.weighings(day));

  test('is measured every few days, sometimes twice', () => {
    const days = year.filter((day) => mara.weighings(day).length > 0);
    const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
    expect(days.length).toBeGreaterThan(100);
    expect(Math.max(...gaps)).toBeLessThan(20);
    expect(weighings.length).toBeGreaterThan(days.length);
  });

  test('goes up and down slowly', () => {
    const morning = year.flatMap((day) => mara.weighings(day)[0] ?? []);
    const steps = morning
      .slice(1)
      .map(({ kilograms }, i) => Math.abs(kilograms - (morning[i]?.kilograms ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(1.5);
    const kilograms = morning.map((one) => one.kilograms);
    expect(Math.max(...kilograms) - Math.min(...kilograms)).toBeGreaterThan(1.2);
    expect(Math.max(...kilograms) - Math.min(...kilograms)).toBeLessThan(5);
  });

  test('is in order, and the same on the watch', () => {
    const times = weighings.map(({ at }) => at);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    const [last] = weighings.slice(-1);
    if (!last) throw new Error('no weighing');
    expect(mara.latestWeighing(last.at - 1)).not.toEqual(last);
    expect(mara.latestWeighing(last.at)).toEqual(last);
    expect(new PersonaSensors(mara).userProfile(last.at).weight).toBe(last.kilograms);
  });
});

describe('the intake log', () => {
  test('has days with and without entries', () => {
    const [food, water] = [
      year.filter((day) => mara.intake(day).food.length > 0).length,
      year.filter((day) => mara.intake(day).water.length > 0).length,
    ];
    for (const days of [food, water]) {
      expect(days).toBeGreaterThan(220);
      expect(days).toBeLessThan(345);
    }
  });

  test.each(['mara', 'noor'])('of %s is in order, awake, on its own day', (name) => {
    const persona = createPersona(name);
    for (const day of year.filter((_, i) => i % 5 === 0)) {
      const { food, water } = persona.intake(day);
      for (const times of [food.map(({ at }) => at), water.map(({ at }) => at)]) {
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        expect(times.every((at) => persona.calendar.dayOf(at) === day)).toBe(true);
        const asleep = persona.sleeps(day).filter((log) => log.isMain);
        expect(times.some((at) => asleep.some((log) => log.start <= at && at < log.end))).toBe(false);
      }
    }
  });
});

describe('friends', () => {
  test('are the same with the same seed, and others with another', () => {
    expect(createPersona('mara').friends).toEqual(mara.friends);
    expect(createPersona('mara', 2).friends).not.toEqual(mara.friends);
    expect(new Set(mara.friends.map(({ name }) => name)).size).toBe(8);
  });

  test('walk more as the day goes on, and some are away for a while', () => {
    const noon = mara.calendar.toInstant(today, 720);
    const atNoon = mara.friends.map((friend) => mara.friendSteps(friend, noon));
    const later = mara.friends.map((friend) => mara.friendSteps(friend, noon + 6 * HOUR_MS));
    for (const [i, steps] of atNoon.entries()) {
      if (steps === undefined) expect(later[i]).toBeUndefined();
      else expect(later[i]).toBeGreaterThan(steps);
    }
    const away = year.filter((day) =>
      mara.friends.some(
        (friend) => mara.friendSteps(friend, mara.calendar.toInstant(day, 720)) === undefined,
      ),
    );
    expect(away.length).toBeGreaterThan(50);
    expect(away.length).toBeLessThan(365);
  });
});

test.each(PERSONA_NAMES)('%s has nothing from before the account was made', (name) => {
  const persona = createPersona(name);
  const before = persona.memberSince - 1;
  expect(persona.vitals(before)).toBeUndefined();
  expect(persona.weighings(before)).toEqual([]);
  expect(persona.intake(before)).toEqual({ food: [], water: [] });
  const checks = [
    ...persona.electrocardiograms().map(({ at }) => at),
    ...persona.rhythmAlerts().map(({ notifiedAt }) => notifiedAt),
  ];
  expect(checks.every((at) => persona.calendar.dayOf(at) > before)).toBe(true);
});
