import type { Instant } from '../world/clock';
import type { WatchPreferences } from '../world/watch-preferences';
import type { Calendar, DayNumber } from './calendar';
import type { DayMinutes } from './day-minutes';
import type { Friend } from './friends';
import type { CardioFitness, Electrocardiogram, RhythmAlert } from './heart-checks';
import type { HeartZones } from './heart-zones';
import type { IntakeLog } from './intake-log';
import type { NightVitals } from './night-vitals';
import type { Body, Goals, PersonaAccount, PersonaDevices, WatchAlarm } from './persona-definition';
import type { RecordedSleep } from './recorded-sleep';
import type { Weighing } from './weighing';

/**
 * An invented person: the one truth that watch and cloud both tell about. Everything is a pure
 * function of name, seed and day; days are made when they are asked for, in any order.
 */
export interface Persona {
  readonly name: string;
  readonly fullName: string;
  /** IANA zone of the account, and of the calendar below. */
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
  /** The first day with data. */
  readonly memberSince: DayNumber;
  /** Age in whole years. */
  age(day: DayNumber): number;
  /** The logs of sleeps that ended on the day, in order; none where there is no data. */
  sleeps(day: DayNumber): readonly RecordedSleep[];
  /** The day by the minute, from local midnight to local midnight. */
  minutes(day: DayNumber): DayMinutes;
  /** Beats a minute; undefined on a day whose main sleep has no log. */
  restingHeartRate(day: DayNumber): number | undefined;
  /** What was measured in the night that ended on the day; undefined where the main sleep was none, or too short. */
  vitals(day: DayNumber): NightVitals | undefined;
  weighings(day: DayNumber): readonly Weighing[];
  /** The last one up to `t`; undefined where it is long ago. */
  latestWeighing(t: Instant): Weighing | undefined;
  /** kg, as it was last measured up to `t`. */
  weight(t: Instant): number;
  intake(day: DayNumber): IntakeLog;
  /** Undefined on a day without resting heart rate, of which it is an estimate. */
  cardioFitness(day: DayNumber): CardioFitness | undefined;
  /** Heart recordings and rhythm alerts of the whole life, in order. */
  electrocardiograms(): readonly Electrocardiogram[];
  rhythmAlerts(): readonly RhythmAlert[];
  /** A friend's steps in the last seven days up to `t`; undefined where their watch has told nothing. */
  friendSteps(friend: Friend, t: Instant): number | undefined;
  /** The watch's battery; whole per cent. */
  battery(t: Instant): { level: number; charging: boolean };
}
