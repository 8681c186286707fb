import type { Instant } from '../world/clock';
import { findLastCharge } from './battery';
import type { DayNumber, Span } from './calendar';
import { DayCache } from './day-cache';
import { illnessOn } from './illness';
import type { PersonaContext } from './persona-context';
import type { PlannedSleep } from './persona-definition';
import { type RecordedSleep, recordSleep } from './recorded-sleep';
import { computeRestingHeartRate, computeStrain } from './resting-heart-rate';
import type { TimedBout, TimedSleep } from './simulate-day';

/** An ill person sleeps worse, and above this trains not at all. */
const ILLNESS_SLEEP_PENALTY = 0.4;
const MAX_ILLNESS_TO_TRAIN = 0.25;
/** When a person without a main sleep gets up. */
const USUAL_GET_UP_MINUTE = 7 * 60;

/** What a persona does and how its body is, whether or not the watch records it. */
export class PersonaLife {
  private readonly sleepsByDay = new DayCache<TimedSleep[]>();
  private readonly illnessByDay = new DayCache<number>();
  private readonly restingByDay = new DayCache<number>();

  constructor(private readonly context: PersonaContext) {}

  /** The sleeps that end on the day, in order; those with the watch on have a log. */
  sleeps(day: DayNumber): readonly TimedSleep[] {
    return this.sleepsByDay.get(day, () =>
      this.planSleeps(day).map((sleep, i) => this.recordPlanned(sleep, day, i)),
    );
  }

  /** The log of the day's main sleep; undefined where the watch was off. */
  mainSleepLog(day: DayNumber): RecordedSleep | undefined {
    return this.sleeps(day).find(({ log }) => log?.isMain)?.log;
  }

  gotUpAt(day: DayNumber): Instant {
    const mainSleep = this.planSleeps(day).find((sleep) => sleep.isMain);
    return this.context.calendar.toInstant(day, Math.round(mainSleep?.to ?? USUAL_GET_UP_MINUTE));
  }

  /** From 0, well, to 1, ill in bed. */
  illness(day: DayNumber): number {
    return this.illnessByDay.get(day, () => illnessOn(day, this.context.rngFor));
  }

  /** Beats a minute that last night's lack of sleep costs. */
  strain(day: DayNumber): number {
    return computeStrain(this.mainSleepLog(day)?.minutesAsleep, this.context.definition.usualSleepMinutes);
  }

  /** Beats a minute. */
  restingHeartRate(day: DayNumber): number {
    const { definition, rngFor } = this.context;
    return this.restingByDay.get(day, () => {
      const condition = {
        usual: definition.body.restingHeartRate,
        strainLastNight: this.strain(day),
        strainNightBefore: this.strain(day - 1),
        illness: this.illness(day),
      };
      return computeRestingHeartRate(day, condition, rngFor('resting', day));
    });
  }

  /** The day's activity, in order. */
  bouts(day: DayNumber): TimedBout[] {
    const { calendar, definition, rngFor } = this.context;
    const isTooIll = this.illness(day) > MAX_ILLNESS_TO_TRAIN;
    return definition
      .planBouts(day, this.planSleeps(day), rngFor)
      .filter((bout) => !(isTooIll && bout.workout))
      .map((bout) => ({ ...bout, ...calendar.toSpan(day, bout) }));
  }

  /** When the watch was off the wrist or on the charger. */
  unwornPeriods(day: DayNumber): Span[] {
    const { calendar, definition, memberSince, rngFor } = this.context;
    if (day < memberSince) return [calendar.spanOfDay(day)];
    const periods = definition.planUnwornPeriods(day, this.planSleeps(day), rngFor);
    return [...periods.map((period) => calendar.toSpan(day, period)), findLastCharge(this.context, day)];
  }

  private planSleeps(day: DayNumber): PlannedSleep[] {
    return this.context.definition.planSleeps(day, this.context.rngFor);
  }

  private recordPlanned(planned: PlannedSleep, day: DayNumber, i: number): TimedSleep {
    const { calendar, memberSince, rngFor } = this.context;
    const span = calendar.toSpan(day, { from: Math.round(planned.from), to: Math.round(planned.to) });
    if (!planned.isWorn || day < memberSince) return span;
    const quality = planned.quality * (1 - ILLNESS_SLEEP_PENALTY * this.illness(day));
    const { isMain, kind } = planned;
    return {
      ...span,
      log: recordSleep({ ...span, day, isMain, kind, quality }, rngFor(`sleep ${i}`, day)),
    };
  }
}
