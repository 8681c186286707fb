import type { Instant } from '../world/clock';
import type { Appointment } from '../world/daily-life';
import type { Calendar, DayNumber } from './calendar';
import type { DayMinutes } from './day-minutes';
import type { Friend } from './friends';
import type { CardioFitness, Electrocardiogram, RhythmAlert } from './heart-checks';
import type { HeartZones } from './heart-zones';
import type { IntakeLog } from './intake-log';
import type { NightVitals } from './night-vitals';
import type { PersonaProfile } from './persona-profile';
import type { RecordedSleep } from './recorded-sleep';
import type { RngFor } from './rng';
import type { Weighing } from './weighing';

/**
 * An invented person, the one source of the watch's sensors and of the pretend cloud. Everything is a pure
 * function of name, seed and day. Days are generated on demand, in any order.
 */
export interface Persona extends PersonaProfile {
  readonly fullName: string;
  /** In the account's zone. */
  readonly calendar: Calendar;
  readonly zones: HeartZones;
  readonly friends: readonly Friend[];
  /** The first day with data. */
  readonly memberSince: DayNumber;
  /** Age in whole years. */
  age(day: DayNumber): number;
  /** The logs of the sleeps that ended on the day, in order. */
  sleeps(day: DayNumber): readonly RecordedSleep[];
  /** The day by the minute, from local midnight to local midnight. */
  minutes(day: DayNumber): DayMinutes;
  /** Beats a minute; undefined on a day whose main sleep has no log. */
  restingHeartRate(day: DayNumber): number | undefined;
  /** Measurements of the night that ended on the day; undefined without a log of a main sleep of three hours. */
  vitals(day: DayNumber): NightVitals | undefined;
  weighings(day: DayNumber): readonly Weighing[];
  /** The last one up to `t`; undefined where there was none for 60 days. */
  latestWeighing(t: Instant): Weighing | undefined;
  /** The last measurement up to `t`, kg. */
  weight(t: Instant): number;
  intake(day: DayNumber): IntakeLog;
  /** Undefined on a day without resting heart rate, from which it is estimated. */
  cardioFitness(day: DayNumber): CardioFitness | undefined;
  /** All in the person's life, in order. */
  electrocardiograms(): readonly Electrocardiogram[];
  /** All in the person's life, in order. */
  rhythmAlerts(): readonly RhythmAlert[];
  /** A friend's steps in the last seven days up to `t`; undefined where the friend did not wear a watch. */
  friendSteps(friend: Friend, t: Instant): number | undefined;
  /** The entries of the phone's calendars that begin on the day, in order. */
  appointments(day: DayNumber): readonly Appointment[];
  /** For what is derived from the person elsewhere. */
  readonly rngFor: RngFor;
  /** The watch's battery; whole per cent. */
  battery(t: Instant): { level: number; charging: boolean };
}
