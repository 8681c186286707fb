import type { WatchPreferences } from '../world/watch-preferences';
import type { DayNumber } from './calendar';
import type { Rng } from './rng';

/** Minutes after midnight of the day in question; below 0 is the evening before, from 1440 the night after. */
export type WallMinute = number;

/** The generator for a topic of a day. For one person and one seed it always gives the same numbers. */
export type RngFor = (topic: string, day: DayNumber) => Rng;

export interface PlannedSleep {
  from: WallMinute;
  to: WallMinute;
  /** False for a nap. */
  isMain: boolean;
  /** 0 is a dreadful night, 1 a perfect one. */
  quality: number;
  /** `classic` where the watch could follow movement only, and no heart rate. */
  kind: 'stages' | 'classic';
  /** Whether the watch was on the wrist: without it there is no log. */
  isWorn: boolean;
}

/** A stretch of the day in which the person moves now and then, or all the time. */
export interface ActivityBout {
  from: WallMinute;
  to: WallMinute;
  /** Share of the minutes with steps. */
  activeShare: number;
  /** Steps in such a minute. */
  cadence: number;
  /** Chance of a floor climbed in such a minute. */
  floorChance: number;
  workout?: WorkoutKind;
}

/** A kind of exercise, numbered as the Fitbit Web API does. */
export interface WorkoutKind {
  name: string;
  activityId: number;
}

/** A stretch of time in which the watch was not worn. */
export interface UnwornPeriod {
  from: WallMinute;
  to: WallMinute;
}

export interface Body {
  gender: 'female' | 'male';
  /** `1991-11-20`. */
  birthDate: string;
  /** m */
  height: number;
  /** kg */
  weight: number;
  /** m */
  stride: { walk: number; run: number };
  /** kcal a day at rest. */
  bmr: number;
  /** Beats a minute, around the year. */
  restingHeartRate: number;
  /** In a usual night: RMSSD in ms, breaths a minute, oxygen saturation in per cent. */
  usualNight: { hrv: number; breathing: number; oxygen: number };
  /** Oxygen uptake, ml/kg/min. */
  cardioFitness: number;
}

/** A day's aims. Distance in m, energy in kcal, water in ml, sleep in minutes. */
export interface Goals {
  steps: number;
  distance: number;
  calories: number;
  floors: number;
  activeMinutes: number;
  activeZoneMinutes: number;
  /** Energy to eat. */
  caloriesIn: number;
  water: number;
  minutesAsleep: number;
  /** To be reached some day, kg. */
  weight: number;
}

/** What is paired with the account. */
export interface PersonaDevices {
  watch: 'Sense' | 'Versa 3';
  scale?: 'Aria Air';
  /** Whether the phone counts steps too. */
  hasPhoneTracker: boolean;
}

/** An alarm of the watch; weekdays from 0, Monday. */
export interface WatchAlarm {
  at: WallMinute;
  weekdays: readonly number[];
}

/** What the account says about its owner. */
export interface PersonaAccount {
  userId: string;
  firstName: string;
  lastName: string;
  country: string;
  /** `en_GB`. */
  locale: string;
  /** `en_US`, or anything else for metric units. */
  units: 'en_US' | 'METRIC';
  /** The day before which there is no data. */
  memberSince: string;
}

/** One invented person: habits from which every day follows. */
export interface PersonaDefinition {
  name: string;
  /** Part of every seed. It decides which of all possible lives belongs to seed 1. */
  baseSeed: number;
  zone: string;
  account: PersonaAccount;
  body: Body;
  goals: Goals;
  /** Minutes asleep that leave the person rested. */
  usualSleepMinutes: number;
  preferences: WatchPreferences;
  /** The watch charges every so many days, beginning at this minute. */
  charging: { everyDays: number; onDay: number; from: WallMinute };
  devices: PersonaDevices;
  alarms: readonly WatchAlarm[];
  /** Share of the days with a look at the scale; body fat in per cent where the scale knows it. */
  scaleHabit?: { share: number; fatPercent?: number };
  /** Shares of the days on which food and water are noted. */
  intakeLogging?: { foodShare: number; waterShare: number };
  /** How many there are. */
  friendCount: number;
  /** How many heart recordings and rhythm alerts there are in all. */
  heartChecks: { electrocardiograms: number; rhythmAlerts: number };
  /** What is slept and ends on the day, in order. */
  planSleeps(day: DayNumber, rngFor: RngFor): PlannedSleep[];
  /** What is done on the day, in order; sleep goes before. */
  planBouts(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): ActivityBout[];
  /** When the watch is off, charging aside. */
  planUnwornPeriods(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): UnwornPeriod[];
}
