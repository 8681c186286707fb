import type { Instant } from '../world/clock';
import type { WatchPreferences } from '../world/watch-preferences';
import { battery, lastCharge } from './battery';
import { Calendar, type DayNumber, readDate } from './calendar';
import type { Account, Belongings, Body, Character, Goals, Roll, WatchAlarm } from './character';
import type { DayMinutes } from './day-minutes';
import { type Diary, diary } from './diary';
import { rollDice } from './dice';
import { createFriends, type Friend, friendSteps } from './friends';
import {
  type CardioFitness,
  cardioFitness,
  type Electrocardiogram,
  electrocardiograms,
  type RhythmAlert,
  rhythmAlerts,
} from './heart-checks';
import { HeartZones } from './heart-zones';
import { illness } from './illness';
import { liveDay, type Span, type TimedBout, type TimedSleep } from './live-day';
import { type NightVitals, nightVitals } from './night-vitals';
import { restingHeartRate, strain } from './resting-heart-rate';
import { createSleepLog, type SleepLog } from './sleep-log';
import { type Weighing, weighings } from './weighing';

/** Days that are kept once made: more than a year, which series and averages go through. By the minute a day takes 80 kB. */
const KEPT_DAYS = 400;
/** An ill person sleeps worse, and above this trains not at all. */
const WORSE_SLEEP = 0.4;
const TOO_ILL_TO_TRAIN = 0.25;
/** Up to how many days ago somebody stood on the scale. */
const LONGEST_WITHOUT_SCALE = 60;
/** A run within so many days makes the cardio fitness exact. */
const FRESH_RUN = 3;

/** A character's life: see `Persona`. */
export class Life {
  readonly name: string;
  readonly fullName: string;
  readonly zone: string;
  readonly calendar: Calendar;
  readonly account: Account;
  readonly body: Body;
  readonly goals: Goals;
  readonly preferences: WatchPreferences;
  readonly zones: HeartZones;
  readonly devices: Belongings;
  readonly alarms: readonly WatchAlarm[];
  readonly friends: readonly Friend[];
  readonly memberSince: DayNumber;
  private readonly roll: Roll;
  private readonly sleepsOf = new Map<DayNumber, TimedSleep[]>();
  private readonly minutesOf = new Map<DayNumber, DayMinutes>();
  private readonly illnessOf = new Map<DayNumber, number>();
  private readonly restOf = new Map<DayNumber, number>();
  private readonly vitalsOf = new Map<DayNumber, { vitals: NightVitals | undefined }>();

  constructor(
    private readonly character: Character,
    seed: number,
  ) {
    const { account, body } = character;
    this.name = character.name;
    this.fullName = `${account.firstName} ${account.lastName}`;
    this.zone = character.zone;
    this.calendar = new Calendar(character.zone);
    this.account = account;
    this.body = body;
    this.goals = character.goals;
    this.preferences = character.preferences;
    this.devices = character.devices;
    this.alarms = character.alarms;
    this.memberSince = readDate(account.memberSince) ?? 0;
    this.zones = new HeartZones(this.age(this.memberSince), body.restingHeartRate);
    this.roll = (topic, day) => rollDice(character.name, character.salt, seed, topic, day);
    this.friends = createFriends(character.friends, this.roll);
  }

  age(day: DayNumber): number {
    const today = new Date(day * 86_400_000);
    const born = new Date(this.body.born);
    const years = today.getUTCFullYear() - born.getUTCFullYear();
    const months = today.getUTCMonth() - born.getUTCMonth();
    const hadBirthday = months > 0 || (months === 0 && today.getUTCDate() >= born.getUTCDate());
    return hadBirthday ? years : years - 1;
  }

  sleeps(day: DayNumber): readonly SleepLog[] {
    return this.timedSleeps(day).flatMap((sleep) => sleep.log ?? []);
  }

  restingHeartRate(day: DayNumber): number | undefined {
    return this.mainSleep(day) && this.bodyAtRest(day);
  }

  minutes(day: DayNumber): DayMinutes {
    return keep(this.minutesOf, day, () => this.live(day));
  }

  vitals(day: DayNumber): NightVitals | undefined {
    return keep(this.vitalsOf, day, () => ({ vitals: this.measure(day) })).vitals;
  }

  weighings(day: DayNumber): Weighing[] {
    if (day < this.memberSince) return [];
    return weighings(this.character, this.calendar, day, this.rise(day), this.roll);
  }

  latestWeighing(t: Instant): Weighing | undefined {
    const today = this.calendar.dayOf(t);
    for (let day = today; day > today - LONGEST_WITHOUT_SCALE; day--) {
      const known = this.weighings(day).filter((weighing) => weighing.at <= t);
      if (known.length > 0) return known.at(-1);
    }
    return undefined;
  }

  weight(t: Instant): number {
    return this.latestWeighing(t)?.kilograms ?? this.body.weight;
  }

  diary(day: DayNumber): Diary {
    if (day < this.memberSince) return { eaten: [], drunk: [] };
    return diary(this.character, this.calendar, day, this.rise(day), this.roll);
  }

  cardioFitness(day: DayNumber): CardioFitness | undefined {
    if (this.restingHeartRate(day) === undefined) return undefined;
    const ran = Array.from({ length: FRESH_RUN }, (_, n) => this.bouts(day - 1 - n)).some((bouts) =>
      bouts.some((bout) => bout.workout?.name === 'Run'),
    );
    return cardioFitness(this.body.cardioFitness, day, this.illness(day), ran);
  }

  electrocardiograms(): Electrocardiogram[] {
    return electrocardiograms(this.character, this.calendar, this.memberSince, this.roll);
  }

  rhythmAlerts(): RhythmAlert[] {
    return rhythmAlerts(this.character, this.calendar, this.memberSince, this.roll);
  }

  friendSteps(friend: Friend, t: Instant): number | undefined {
    return friendSteps(friend, this.calendar, t, this.roll);
  }

  battery(t: Instant): { level: number; charging: boolean } {
    return battery(this.character, this.calendar, t);
  }

  private measure(day: DayNumber): NightVitals | undefined {
    const log = this.mainSleep(day);
    if (!log) return undefined;
    const condition = {
      resting: this.bodyAtRest(day),
      illness: this.illness(day),
      strain: this.strainOf(day),
    };
    return nightVitals(log, this.body, condition, this.roll('vitals', day));
  }

  private illness(day: DayNumber): number {
    return keep(this.illnessOf, day, () => illness(day, this.roll));
  }

  private live(day: DayNumber): DayMinutes {
    const { calendar, character } = this;
    const start = calendar.instant(day, 0);
    const end = calendar.instant(day + 1, 0);
    const unused = { start, end };
    const gaps =
      day < this.memberSince ? [unused] : [...this.gaps(day), lastCharge(character, calendar, day)];
    return liveDay(
      {
        start,
        end,
        sleeps: [...this.timedSleeps(day), ...this.timedSleeps(day + 1)],
        bouts: [...this.bouts(day - 1), ...this.bouts(day)],
        gaps,
        body: this.body,
        zones: this.zones,
        restingHeartRate: this.bodyAtRest(day),
      },
      this.roll('minutes', day),
    );
  }

  private gaps(day: DayNumber): Span[] {
    const plan = this.character.gaps(day, this.character.sleeps(day, this.roll), this.roll);
    return plan.map(({ from, to }) => ({
      start: this.calendar.instant(day, from),
      end: this.calendar.instant(day, to),
    }));
  }

  private bouts(day: DayNumber): TimedBout[] {
    const plan = this.character.bouts(day, this.character.sleeps(day, this.roll), this.roll);
    const resting = this.illness(day) > TOO_ILL_TO_TRAIN;
    return plan
      .filter((bout) => !(resting && bout.workout))
      .map((bout) => ({
        ...bout,
        start: this.calendar.instant(day, bout.from),
        end: this.calendar.instant(day, bout.to),
      }));
  }

  private timedSleeps(day: DayNumber): TimedSleep[] {
    return keep(this.sleepsOf, day, () => {
      const fitness = 1 - WORSE_SLEEP * this.illness(day);
      return this.character.sleeps(day, this.roll).map(({ from, to, worn, quality, ...sleep }, i) => {
        const start = this.calendar.instant(day, Math.round(from));
        const end = this.calendar.instant(day, Math.round(to));
        if (!worn || day < this.memberSince) return { start, end };
        const log = { ...sleep, day, start, end, quality: quality * fitness };
        return { start, end, log: createSleepLog(log, this.roll(`sleep ${i}`, day)) };
      });
    });
  }

  private mainSleep(day: DayNumber): SleepLog | undefined {
    return this.sleeps(day).find((log) => log.main);
  }

  /** When the person got up for the day, whether or not a watch was there to see it. */
  private rise(day: DayNumber): Instant {
    const plan = this.character.sleeps(day, this.roll).find((sleep) => sleep.main);
    return this.calendar.instant(day, Math.round(plan?.to ?? 7 * 60));
  }

  private strainOf(day: DayNumber): number {
    return strain(this.mainSleep(day)?.minutesAsleep, this.character.usualSleep);
  }

  /** The body has a resting pulse whether or not a watch was there to see it. */
  private bodyAtRest(day: DayNumber): number {
    return keep(this.restOf, day, () => {
      const strains = { lastNight: this.strainOf(day), nightBefore: this.strainOf(day - 1) };
      const ill = this.illness(day);
      return restingHeartRate(this.body.restingHeartRate, day, strains, ill, this.roll('resting', day));
    });
  }
}

/** What `map` has for `day`, or else what `make` makes; the days kept longest go when there are too many. */
function keep<V>(map: Map<DayNumber, V>, day: DayNumber, make: () => V): V {
  const known = map.get(day);
  if (known !== undefined) return known;
  const value = make();
  map.set(day, value);
  for (const oldest of map.keys()) {
    if (map.size <= KEPT_DAYS) break;
    map.delete(oldest);
  }
  return value;
}
