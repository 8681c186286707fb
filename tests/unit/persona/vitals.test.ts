import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import type { NightVitals } from '../../../simulator/persona/night-vitals';
import type { Persona } from '../../../simulator/persona/persona';
import { PERSONA_NAMES } from '../../../simulator/persona/persona-names';

const today = parseIsoDate('2026-07-14') ?? 0;
const year = Array.from({ length: 365 }, (_, i) => today - 364 + i);
const mainSleep = (persona: Persona, day: number) => persona.sleeps(day).find((log) => log.isMain);
const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

describe.each(PERSONA_NAMES)('the nights of %s', (name) => {
  const persona = createPersona(name);

  test('have measurements where there is a main sleep of three hours, and only there', () => {
    const wrong = year.filter((day) => {
      const long = (mainSleep(persona, day)?.minutesAsleep ?? 0) >= 180;
      return long !== (persona.vitals(day) !== undefined);
    });
    expect(wrong.map(formatIsoDate)).toEqual([]);
  });

  test('have neither variability nor breathing without a pulse', () => {
    for (const day of year) {
      const vitals = persona.vitals(day);
      const stages = vitals !== undefined && mainSleep(persona, day)?.kind === 'stages';
      expect([formatIsoDate(day), vitals?.hrv !== undefined]).toEqual([formatIsoDate(day), stages]);
      expect(vitals?.breathing !== undefined).toBe(stages);
    }
  });

  test('are those of a living person, without minus zero', () => {
    const known = year.flatMap((day) => persona.vitals(day) ?? []);
    expect(known.flatMap(implausible)).toEqual([]);
  });

  test('are a pure function of name, seed and day', () => {
    const again = createPersona(name);
    for (const day of [...year].reverse().filter((_, i) => i % 29 === 0)) {
      expect(again.vitals(day)).toEqual(persona.vitals(day));
      expect(again.cardioFitness(day)).toEqual(persona.cardioFitness(day));
    }
  });
});

function implausible({ hrv, breathing, oxygen, skin }: NightVitals): string[] {
  const found: string[] = [];
  const within = (what: string, value: number | undefined, low: number, high: number) => {
    if (value !== undefined && !(value >= low && value <= high)) found.push(`${what} ${value}`);
  };
  within('variability', hrv?.all, 12, 90);
  within('variability in deep sleep', hrv?.deep, 12, 90);
  for (const stage of ['full', 'light', 'deep', 'rem'] as const) within(stage, breathing?.[stage], 11, 22);
  within('oxygen', oxygen?.average, 90, 100);
  within('lowest oxygen', oxygen?.lowest, 84, oxygen?.average ?? 0);
  within('highest oxygen', oxygen?.highest, oxygen?.average ?? 0, 100);
  within('skin', skin, -3, 3);
  if (Object.is(skin, -0)) found.push('skin -0');
  return found;
}

describe('Mara', () => {
  const mara = createPersona('mara');
  const nights = year.flatMap((day) => {
    const vitals = mara.vitals(day);
    const log = mainSleep(mara, day);
    return vitals && log ? [{ day, vitals, log }] : [];
  });

  test('has lower variability and faster breath after bad nights', () => {
    const of = (bad: boolean) => nights.filter(({ log }) => log.minutesAsleep < 330 === bad);
    const variability = (bad: boolean) => mean(of(bad).flatMap(({ vitals }) => vitals.hrv?.all ?? []));
    const breathing = (bad: boolean) => mean(of(bad).flatMap(({ vitals }) => vitals.breathing?.full ?? []));
    expect(of(true).length).toBeGreaterThan(10);
    expect(variability(true)).toBeLessThan(variability(false) - 2);
    expect(breathing(true)).toBeGreaterThan(breathing(false) + 0.1);
  });

  test('falls ill a few times a year, for days on end, and all measurements show it', () => {
    const ill = new Set(nights.filter(({ vitals }) => vitals.skin >= 0.6).map(({ day }) => day));
    expect(ill.size).toBeGreaterThan(4);
    expect(ill.size).toBeLessThan(50);
    const alone = [...ill].filter((day) => !ill.has(day - 1) && !ill.has(day + 1));
    expect(alone.length).toBeLessThan(ill.size / 2);
    const of = (sick: boolean) => nights.filter(({ day }) => ill.has(day) === sick);
    const rate = (sick: boolean) => mean(of(sick).flatMap(({ day }) => mara.restingHeartRate(day) ?? []));
    expect(rate(true)).toBeGreaterThan(rate(false) + 2);
    const oxygen = (sick: boolean) => mean(of(sick).flatMap(({ vitals }) => vitals.oxygen?.average ?? []));
    expect(oxygen(true)).toBeLessThan(oxygen(false) - 0.4);
    const variability = (sick: boolean) => mean(of(sick).flatMap(({ vitals }) => vitals.hrv?.all ?? []));
    expect(variability(true)).toBeLessThan(variability(false) - 5);
  });

  test('does not run in the worst days of an illness', () => {
    const worst = nights.filter(({ vitals }) => vitals.skin >= 0.8).map(({ day }) => day);
    expect(worst.length).toBeGreaterThan(2);
    expect(worst.flatMap((day) => mara.minutes(day).workouts)).toEqual([]);
  });

  test('has cardio fitness where there is a resting heart rate, exact after a run', () => {
    for (const day of year) {
      const fitness = mara.cardioFitness(day);
      expect(fitness !== undefined).toBe(mara.restingHeartRate(day) !== undefined);
      if (fitness) expect([0, 4]).toContain(fitness.high - fitness.low);
    }
  });
});
