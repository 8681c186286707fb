import type { WatchPreferences } from '../device/watch-preferences';
import type { Instant } from '../world/clock';
import { battery, lastCharge } from './battery';
import { Calendar, type DayNumber, readDate } from './calendar';
import type { Account, Body, Character, Goals, Roll } from './character';
import type { DayMinutes } from './day-minutes';
import { rollDice } from './dice';
import { HeartZones } from './heart-zones';
import { idle } from './idle';
import { liveDay, type TimedBout, type TimedSleep } from './live-day';
import { mara } from './mara';
import { noor } from './noor';
import { restingHeartRate, strain } from './resting-heart-rate';
import { createSleepLog, type SleepLog } from './sleep-log';

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
  readonly account: Account;
  readonly body: Body;
  readonly goals: Goals;
  readonly preferences: WatchPreferences;
  readonly zones: HeartZones;
  /** Age in whole years. */
  age(day: DayNumber): number;
  /** The logs of sleeps that ended on the day, in order; none where there is no data. */
  sleeps(day: DayNumber): readonly SleepLog[];
  /** The day by the minute, from local midnight to local midnight. */
  minutes(day: DayNumber): DayMinutes;
  /** Beats a minute; undefined on a day whose main sleep has no log. */
  restingHeartRate(day: DayNumber): number | undefined;
  /** The watch's battery; whole per cent. */
  battery(t: Instant): { level: number; charging: boolean };
}

const characters: readonly Character[] = [mara, noor, idle];

/** Who can be asked for; the first is the default. */
export const personaNames: readonly string[] = characters.map((character) => character.name);

/** Days that are kept once made; a day is made anew in well under 3 ms. */
const KEPT_DAYS = 40;
/** Nights are small, and averages look back thirty of them. */
const KEPT_NIGHTS = 400;

/** Makes a persona; another seed is another life of the same person. Throws where nobody has that name. */
export function createPersona(name: string, seed = 1): Persona {
  const character = characters.find((one) => one.name === name);
  if (!character) throw new RangeError(`no persona ${name}; there are ${personaNames.join(', ')}`);
  return new Life(character, seed);
}

class Life implements Persona {
  readonly name: string;
  readonly fullName: string;
  readonly zone: string;
  readonly calendar: Calendar;
  readonly account: Account;
  readonly body: Body;
  readonly goals: Goals;
  readonly preferences: WatchPreferences;
  readonly zones: HeartZones;
  private readonly roll: Roll;
  private readonly memberSince: DayNumber;
  private readonly usualSleep: number;
  private readonly sleepsOf = new Map<DayNumber, TimedSleep[]>();
  private readonly minutesOf = new Map<DayNumber, DayMinutes>();

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
    this.memberSince = readDate(account.memberSince) ?? 0;
    this.zones = new HeartZones(this.age(this.memberSince), body.restingHeartRate);
    this.roll = (topic, day) => rollDice(character.name, character.salt, seed, topic, day);
    this.usualSleep = character.usualSleep;
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
    return keep(this.minutesOf, day, KEPT_DAYS, () => this.live(day));
  }

  battery(t: Instant): { level: number; charging: boolean } {
    return battery(this.character, this.calendar, t);
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

  private gaps(day: DayNumber): { start: Instant; end: Instant }[] {
    const plan = this.character.gaps(day, this.character.sleeps(day, this.roll), this.roll);
    return plan.map(({ from, to }) => ({
      start: this.calendar.instant(day, from),
      end: this.calendar.instant(day, to),
    }));
  }

  private bouts(day: DayNumber): TimedBout[] {
    const plan = this.character.bouts(day, this.character.sleeps(day, this.roll), this.roll);
    return plan.map((bout) => ({
      ...bout,
      start: this.calendar.instant(day, bout.from),
      end: this.calendar.instant(day, bout.to),
    }));
  }

  private timedSleeps(day: DayNumber): TimedSleep[] {
    return keep(this.sleepsOf, day, KEPT_NIGHTS, () =>
      this.character.sleeps(day, this.roll).map(({ from, to, worn, ...sleep }, i) => {
        const start = this.calendar.instant(day, Math.round(from));
        const end = this.calendar.instant(day, Math.round(to));
        if (!worn || day < this.memberSince) return { start, end };
        return {
          start,
          end,
          log: createSleepLog({ day, start, end, ...sleep }, this.roll(`sleep ${i}`, day)),
        };
      }),
    );
  }

  private mainSleep(day: DayNumber): SleepLog | undefined {
    return this.sleeps(day).find((log) => log.main);
  }

  /** The body has a resting pulse whether or not a watch was there to see it. */
  private bodyAtRest(day: DayNumber): number {
    const strainOf = (night: DayNumber) => strain(this.mainSleep(night)?.minutesAsleep, this.usualSleep);
    const base = this.body.restingHeartRate;
    return restingHeartRate(base, day, strainOf(day), strainOf(day - 1), this.roll('resting', day));
  }
}

/** What `map` has for `key`, or else what `make` makes; the oldest entries go beyond `limit`. */
function keep<V>(map: Map<number, V>, key: number, limit: number, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
  return value;
}
