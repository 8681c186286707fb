import type { Instant } from '../world/clock';
import { DAY_MS } from '../world/duration';
import type { WatchPreferences } from '../world/watch-preferences';
import { findLastCharge, readBattery } from './battery';
import { Calendar, type DayNumber, parseIsoDate } from './calendar';
import type { DayMinutes } from './day-minutes';
import { createFriends, type Friend, sumFriendSteps } from './friends';
import {
  type CardioFitness,
  type Electrocardiogram,
  estimateCardioFitness,
  generateElectrocardiograms,
  generateRhythmAlerts,
  type RhythmAlert,
} from './heart-checks';
import { HeartZones } from './heart-zones';
import { illnessOn } from './illness';
import { createIntakeLog, type IntakeLog } from './intake-log';
import { measureNightVitals, type NightVitals } from './night-vitals';
import type {
  Body,
  Goals,
  PersonaAccount,
  PersonaDefinition,
  PersonaDevices,
  RngFor,
  WatchAlarm,
} from './persona-definition';
import { type RecordedSleep, recordSleep } from './recorded-sleep';
import { computeRestingHeartRate, strainAfterSleep } from './resting-heart-rate';
import { createRng } from './rng';
import { type Span, simulateDay, type TimedBout, type TimedSleep } from './simulate-day';
import { generateWeighings, type Weighing } from './weighing';

/** More than a year, which series and averages go through. By the minute a day takes 80 kB. */
const CACHED_DAYS = 400;
/** An ill person sleeps worse, and above this trains not at all. */
const ILLNESS_SLEEP_PENALTY = 0.4;
const MAX_ILLNESS_TO_TRAIN = 0.25;
/** Up to how many days ago somebody stood on the scale. */
const WEIGHING_MAX_AGE_DAYS = 60;
/** A run within so many days makes the cardio fitness exact. */
const RECENT_RUN_DAYS = 3;

/** A persona generated from its definition: see `Persona`. */
export class GeneratedPersona {
  readonly name: string;
  readonly fullName: string;
  readonly zone: string;
  readonly calendar: Calendar;
  readonly account: PersonaAccount;
  readonly body: Body;
  readonly goals: Goals;
  readonly preferences: WatchPreferences;
  readonly zones: HeartZones;
  readonly devices: PersonaDevices;
  readonly alarms: readonly WatchAlarm[];
  readonly friends: readonly Friend[];
  readonly memberSince: DayNumber;
  private readonly rngFor: RngFor;
  private readonly sleepsByDay = new Map<DayNumber, TimedSleep[]>();
  private readonly minutesByDay = new Map<DayNumber, DayMinutes>();
  /** The watch reads the weight every second, and some stand on the scale once a month. */
  private readonly weighingsByDay = new Map<DayNumber, Weighing[]>();
  private readonly illnessByDay = new Map<DayNumber, number>();
  private readonly restingByDay = new Map<DayNumber, number>();
  private readonly vitalsByDay = new Map<DayNumber, { vitals: NightVitals | undefined }>();

  constructor(
    private readonly definition: PersonaDefinition,
    seed: number,
  ) {
    const { account, body } = definition;
    this.name = definition.name;
    this.fullName = `${account.firstName} ${account.lastName}`;
    this.zone = definition.zone;
    this.calendar = new Calendar(definition.zone);
    this.account = account;
    this.body = body;
    this.goals = definition.goals;
    this.preferences = definition.preferences;
    this.devices = definition.devices;
    this.alarms = definition.alarms;
    this.memberSince = parseIsoDate(account.memberSince) ?? 0;
    this.zones = new HeartZones(this.age(this.memberSince), body.restingHeartRate);
    this.rngFor = (topic, day) => createRng(definition.name, definition.baseSeed, seed, topic, day);
    this.friends = createFriends(definition.friendCount, this.rngFor);
  }

  age(day: DayNumber): number {
    const today = new Date(day * DAY_MS);
    const born = new Date(this.body.birthDate);
    const years = today.getUTCFullYear() - born.getUTCFullYear();
    const months = today.getUTCMonth() - born.getUTCMonth();
    const hadBirthday = months > 0 || (months === 0 && today.getUTCDate() >= born.getUTCDate());
    return hadBirthday ? years : years - 1;
  }

  sleeps(day: DayNumber): readonly RecordedSleep[] {
    return this.timedSleeps(day).flatMap((sleep) => sleep.log ?? []);
  }

  restingHeartRate(day: DayNumber): number | undefined {
    return this.mainSleep(day) && this.actualRestingHeartRate(day);
  }

  minutes(day: DayNumber): DayMinutes {
    return getOrCreate(this.minutesByDay, day, () => this.generateMinutes(day));
  }

  vitals(day: DayNumber): NightVitals | undefined {
    return getOrCreate(this.vitalsByDay, day, () => ({ vitals: this.generateVitals(day) })).vitals;
  }

  weighings(day: DayNumber): readonly Weighing[] {
    if (day < this.memberSince) return [];
    return getOrCreate(this.weighingsByDay, day, () =>
      generateWeighings(this.definition, this.calendar, day, this.gotUpAt(day), this.rngFor),
    );
  }

  latestWeighing(t: Instant): Weighing | undefined {
    const today = this.calendar.dayOf(t);
    for (let day = today; day > today - WEIGHING_MAX_AGE_DAYS; day--) {
      const known = this.weighings(day).filter((weighing) => weighing.at <= t);
      if (known.length > 0) return known.at(-1);
    }
    return undefined;
  }

  weight(t: Instant): number {
    return this.latestWeighing(t)?.kilograms ?? this.body.weight;
  }

  intake(day: DayNumber): IntakeLog {
    if (day < this.memberSince) return { food: [], water: [] };
    return createIntakeLog(this.definition, this.calendar, day, this.gotUpAt(day), this.rngFor);
  }

  cardioFitness(day: DayNumber): CardioFitness | undefined {
    if (this.restingHeartRate(day) === undefined) return undefined;
    const hasRun = Array.from({ length: RECENT_RUN_DAYS }, (_, n) => this.bouts(day - 1 - n)).some((bouts) =>
      bouts.some((bout) => bout.workout?.name === 'Run'),
    );
    return estimateCardioFitness(this.body.cardioFitness, day, this.illness(day), hasRun);
  }

  electrocardiograms(): Electrocardiogram[] {
    return generateElectrocardiograms(this.definition, this.calendar, this.memberSince, this.rngFor);
  }

  rhythmAlerts(): RhythmAlert[] {
    return generateRhythmAlerts(this.definition, this.calendar, this.memberSince, this.rngFor);
  }

  friendSteps(friend: Friend, t: Instant): number | undefined {
    return sumFriendSteps(friend, this.calendar, t, this.rngFor);
  }

  battery(t: Instant): { level: number; charging: boolean } {
    return readBattery(this.definition, this.calendar, t);
  }

  private generateVitals(day: DayNumber): NightVitals | undefined {
    const log = this.mainSleep(day);
    if (!log) return undefined;
    const condition = {
      resting: this.actualRestingHeartRate(day),
      illness: this.illness(day),
      strain: this.strainOn(day),
    };
    return measureNightVitals(log, this.body, condition, this.rngFor('vitals', day));
  }

  private illness(day: DayNumber): number {
    return getOrCreate(this.illnessByDay, day, () => illnessOn(day, this.rngFor));
  }

  private generateMinutes(day: DayNumber): DayMinutes {
    const { calendar, definition } = this;
    const start = calendar.toInstant(day, 0);
    const end = calendar.toInstant(day + 1, 0);
    const unused = { start, end };
    const unwornPeriods =
      day < this.memberSince ? [unused] : [...this.gaps(day), findLastCharge(definition, calendar, day)];
    return simulateDay(
      {
        start,
        end,
        sleeps: [...this.timedSleeps(day), ...this.timedSleeps(day + 1)],
        bouts: [...this.bouts(day - 1), ...this.bouts(day)],
        unwornPeriods,
        body: this.body,
        zones: this.zones,
        restingHeartRate: this.actualRestingHeartRate(day),
      },
      this.rngFor('minutes', day),
    );
  }

  private gaps(day: DayNumber): Span[] {
    const plan = this.definition.planUnwornPeriods(
      day,
      this.definition.planSleeps(day, this.rngFor),
      this.rngFor,
    );
    return plan.map(({ from, to }) => ({
      start: this.calendar.toInstant(day, from),
      end: this.calendar.toInstant(day, to),
    }));
  }

  private bouts(day: DayNumber): TimedBout[] {
    const plan = this.definition.planBouts(day, this.definition.planSleeps(day, this.rngFor), this.rngFor);
    const resting = this.illness(day) > MAX_ILLNESS_TO_TRAIN;
    return plan
      .filter((bout) => !(resting && bout.workout))
      .map((bout) => ({
        ...bout,
        start: this.calendar.toInstant(day, bout.from),
        end: this.calendar.toInstant(day, bout.to),
      }));
  }

  private timedSleeps(day: DayNumber): TimedSleep[] {
    return getOrCreate(this.sleepsByDay, day, () => {
      const qualityFactor = 1 - ILLNESS_SLEEP_PENALTY * this.illness(day);
      return this.definition
        .planSleeps(day, this.rngFor)
        .map(({ from, to, isWorn, quality, ...sleep }, i) => {
          const start = this.calendar.toInstant(day, Math.round(from));
          const end = this.calendar.toInstant(day, Math.round(to));
          if (!isWorn || day < this.memberSince) return { start, end };
          const log = { ...sleep, day, start, end, quality: quality * qualityFactor };
          return { start, end, log: recordSleep(log, this.rngFor(`sleep ${i}`, day)) };
        });
    });
  }

  private mainSleep(day: DayNumber): RecordedSleep | undefined {
    return this.sleeps(day).find((log) => log.isMain);
  }

  /** When the person got up for the day, whether or not a watch was there to see it. */
  private gotUpAt(day: DayNumber): Instant {
    const plan = this.definition.planSleeps(day, this.rngFor).find((sleep) => sleep.isMain);
    return this.calendar.toInstant(day, Math.round(plan?.to ?? 7 * 60));
  }

  private strainOn(day: DayNumber): number {
    return strainAfterSleep(this.mainSleep(day)?.minutesAsleep, this.definition.usualSleepMinutes);
  }

  /** The body has a resting pulse whether or not a watch was there to see it. */
  private actualRestingHeartRate(day: DayNumber): number {
    return getOrCreate(this.restingByDay, day, () => {
      const strains = { lastNight: this.strainOn(day), nightBefore: this.strainOn(day - 1) };
      const ill = this.illness(day);
      return computeRestingHeartRate(
        this.body.restingHeartRate,
        day,
        strains,
        ill,
        this.rngFor('resting', day),
      );
    });
  }
}

/** What `map` has for `day`, or else what `make` makes; the days kept longest go when there are too many. */
function getOrCreate<V>(map: Map<DayNumber, V>, day: DayNumber, make: () => V): V {
  const cached = map.get(day);
  if (cached !== undefined) return cached;
  const value = make();
  map.set(day, value);
  for (const oldest of map.keys()) {
    if (map.size <= CACHED_DAYS) break;
    map.delete(oldest);
  }
  return value;
}
