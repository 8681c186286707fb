import type { Instant } from '../world/clock';
import type { Appointment } from '../world/daily-life';
import { DAY_MS } from '../world/duration';
import { planAppointments } from './appointments';
import { readBattery } from './battery';
import { Calendar, type DayNumber, parseIsoDate } from './calendar';
import { DayCache } from './day-cache';
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
import { generateIntakeLog, type IntakeLog } from './intake-log';
import { measureNightVitals, type NightVitals } from './night-vitals';
import type { Persona } from './persona';
import type { PersonaContext } from './persona-context';
import type { PersonaDefinition } from './persona-definition';
import { PersonaLife } from './persona-life';
import type { RecordedSleep } from './recorded-sleep';
import { createRng } from './rng';
import { simulateDay } from './simulate-day';
import { generateWeighings, type Weighing } from './weighing';

/** Number of days for which a weighing is known. */
const WEIGHING_MAX_AGE_DAYS = 60;
/** Number of days for which a run makes the cardio fitness exact. */
const RECENT_RUN_DAYS = 3;

/** A persona generated from its definition: what the watch and the service record of its life. */
export class GeneratedPersona implements Persona {
  readonly fullName: string;
  readonly calendar: Calendar;
  readonly memberSince: DayNumber;
  readonly zones: HeartZones;
  readonly friends: readonly Friend[];
  private readonly born: Date;
  private readonly context: PersonaContext;
  private readonly life: PersonaLife;
  private readonly minutesByDay = new DayCache<DayMinutes>();
  private readonly appointmentsByDay = new DayCache<Appointment[]>();
  private readonly vitalsByDay = new DayCache<NightVitals | undefined>();
  /** The watch reads the weight every second, and some people weigh themselves once a month. */
  private readonly weighingsByDay = new DayCache<Weighing[]>();

  constructor(
    private readonly definition: PersonaDefinition,
    seed: number,
  ) {
    const { name, zone, account, body, baseSeed, friendCount } = definition;
    const rngFor = (topic: string, day: DayNumber) => createRng(name, baseSeed, seed, topic, day);
    this.fullName = `${account.firstName} ${account.lastName}`;
    this.calendar = new Calendar(zone);
    this.memberSince = parseIsoDate(account.memberSince) ?? 0;
    this.born = new Date(body.birthDate);
    this.zones = new HeartZones(this.age(this.memberSince), body.restingHeartRate);
    this.friends = createFriends(friendCount, rngFor);
    this.context = { definition, calendar: this.calendar, memberSince: this.memberSince, rngFor };
    this.life = new PersonaLife(this.context);
  }

  get name() {
    return this.definition.name;
  }

  get zone() {
    return this.definition.zone;
  }

  get town() {
    return this.definition.town;
  }

  get rngFor() {
    return this.context.rngFor;
  }

  get account() {
    return this.definition.account;
  }

  get body() {
    return this.definition.body;
  }

  get goals() {
    return this.definition.goals;
  }

  get preferences() {
    return this.definition.preferences;
  }

  get devices() {
    return this.definition.devices;
  }

  get alarms() {
    return this.definition.alarms;
  }

  age(day: DayNumber): number {
    const today = new Date(day * DAY_MS);
    const { born } = this;
    const years = today.getUTCFullYear() - born.getUTCFullYear();
    const months = today.getUTCMonth() - born.getUTCMonth();
    const hadBirthday = months > 0 || (months === 0 && today.getUTCDate() >= born.getUTCDate());
    return hadBirthday ? years : years - 1;
  }

  sleeps(day: DayNumber): readonly RecordedSleep[] {
    return this.life.sleeps(day).flatMap(({ log }) => log ?? []);
  }

  restingHeartRate(day: DayNumber): number | undefined {
    return this.life.mainSleepLog(day) && this.life.restingHeartRate(day);
  }

  minutes(day: DayNumber): DayMinutes {
    return this.minutesByDay.get(day, () => this.generateMinutes(day));
  }

  vitals(day: DayNumber): NightVitals | undefined {
    return this.vitalsByDay.get(day, () => this.measureVitals(day));
  }

  weighings(day: DayNumber): readonly Weighing[] {
    return this.weighingsByDay.get(day, () => generateWeighings(this.context, day, this.life.gotUpAt(day)));
  }

  latestWeighing(t: Instant): Weighing | undefined {
    const today = this.calendar.dayOf(t);
    for (let day = today; day > today - WEIGHING_MAX_AGE_DAYS; day--) {
      const weighings = this.weighings(day);
      for (let i = weighings.length - 1; i >= 0; i--) {
        const weighing = weighings[i];
        if (weighing && weighing.at <= t) return weighing;
      }
    }
    return undefined;
  }

  weight(t: Instant): number {
    return this.latestWeighing(t)?.kilograms ?? this.body.weight;
  }

  intake(day: DayNumber): IntakeLog {
    return generateIntakeLog(this.context, day, this.life.gotUpAt(day));
  }

  cardioFitness(day: DayNumber): CardioFitness | undefined {
    if (this.restingHeartRate(day) === undefined) return undefined;
    const recentDays = Array.from({ length: RECENT_RUN_DAYS }, (_, n) => day - 1 - n);
    const hasRun = recentDays
      .flatMap((recent) => this.life.bouts(recent))
      .some((bout) => bout.workout?.name === 'Run');
    return estimateCardioFitness(this.body.cardioFitness, day, { illness: this.life.illness(day), hasRun });
  }

  electrocardiograms(): Electrocardiogram[] {
    return generateElectrocardiograms(this.context);
  }

  rhythmAlerts(): RhythmAlert[] {
    return generateRhythmAlerts(this.context);
  }

  friendSteps(friend: Friend, t: Instant): number | undefined {
    return sumFriendSteps(friend, this.context, t);
  }

  appointments(day: DayNumber): readonly Appointment[] {
    return this.appointmentsByDay.get(day, () =>
      planAppointments(this.context, day, {
        bouts: this.life.bouts(day),
        gotUpAt: this.life.gotUpAt(day),
        friends: this.friends,
      }),
    );
  }

  battery(t: Instant): { level: number; charging: boolean } {
    return readBattery(this.context, t);
  }

  private measureVitals(day: DayNumber): NightVitals | undefined {
    const { life, context } = this;
    const log = life.mainSleepLog(day);
    if (!log) return undefined;
    const condition = {
      restingHeartRate: life.restingHeartRate(day),
      illness: life.illness(day),
      strain: life.strain(day),
    };
    return measureNightVitals(log, this.body, condition, context.rngFor('vitals', day));
  }

  private generateMinutes(day: DayNumber): DayMinutes {
    const { life, context } = this;
    return simulateDay(
      {
        ...this.calendar.spanOfDay(day),
        sleeps: [...life.sleeps(day), ...life.sleeps(day + 1)],
        bouts: [...life.bouts(day - 1), ...life.bouts(day)],
        unwornPeriods: life.unwornPeriods(day),
        body: this.body,
        zones: this.zones,
        restingHeartRate: life.restingHeartRate(day),
      },
      context.rngFor('minutes', day),
    );
  }
}
