import type { DayNumber, WallMinute, WallSpan } from './calendar';
import type { PersonaProfile } from './persona-profile';
import type { SleepKind } from './recorded-sleep';
import type { RngFor } from './rng';

/** A sleep as the definition plans it. */
export interface PlannedSleep extends WallSpan {
  /** False for a nap. */
  isMain: boolean;
  /** 0 is a dreadful night, 1 a perfect one. */
  quality: number;
  /** `classic` where the watch could follow movement only, and no heart rate. */
  kind: SleepKind;
  /** Whether the watch was on the wrist: without it there is no log. */
  isWorn: boolean;
}

/** A stretch of the day in which the person moves now and then, or all the time. */
export interface ActivityBout extends WallSpan {
  /** Share of the minutes with steps. */
  activeShare: number;
  /** Steps in such a minute. */
  cadence: number;
  /** Chance of a floor climbed in such a minute. */
  floorChance: number;
  workout?: WorkoutKind;
}

/** A day of work: a shift that is one entry of the calendar, or hours on which meetings may fall. */
export interface WorkPlan {
  shift?: WallSpan;
  meetings: readonly WallSpan[];
}

/** A kind of exercise, numbered as in the Fitbit Web API. */
export interface WorkoutKind {
  name: string;
  activityId: number;
}

/** An invented person: a profile, and habits from which every day follows. */
export interface PersonaDefinition extends PersonaProfile {
  /** Part of every seed. It decides which of all possible lives belongs to seed 1. */
  readonly baseSeed: number;
  /** Minutes asleep that leave the person rested. */
  readonly usualSleepMinutes: number;
  /** The watch charges every `everyDays` days, beginning at the minute `from`. */
  readonly charging: { everyDays: number; onDay: number; from: WallMinute };
  /** Share of the days with a weighing; body fat in per cent where the scale measures it. */
  readonly scaleHabit?: { share: number; fatPercent?: number };
  /** Shares of the days on which food and water are logged. */
  readonly intakeLogging?: { foodShare: number; waterShare: number };
  readonly friendCount: number;
  /** Numbers of heart recordings and rhythm alerts in the whole life. */
  readonly heartChecks: { electrocardiograms: number; rhythmAlerts: number };
  /** Returns the sleeps that end on the day, in order. */
  planSleeps(day: DayNumber, rngFor: RngFor): PlannedSleep[];
  /** Returns what the person does on the day, in order. Where a bout and a sleep overlap, the sleep wins. */
  planBouts(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): ActivityBout[];
  /** Undefined on a free day. */
  planWork(day: DayNumber): WorkPlan | undefined;
  /** Returns when the watch is off the wrist, charging aside. */
  planUnwornPeriods(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): WallSpan[];
}
