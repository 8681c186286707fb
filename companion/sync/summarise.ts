import {
  type AccountSection,
  type DayNumber,
  type LookSection,
  type NightSection,
  type RecoverySection,
  type Seconds,
  SNAPSHOT_VERSION,
  type Snapshot,
  type WeekSection,
} from '../../common/snapshot';
import type { DaySummary, Night, RestingHeartRate } from '../sources/health-source';
import { encodeHypnogram } from './hypnogram';
import type { Held, RecordCache } from './record-cache';

/** All that a snapshot says, before it is numbered and dated. */
export type Content = Pick<Snapshot, 'account' | 'look' | 'night' | 'recovery' | 'week'>;

/** Boils the records down to what the watch draws. `today` is the wearer's own date. */
export function summarise(
  account: AccountSection,
  look: LookSection,
  { nights, heart, day }: RecordCache['records'],
  today: DayNumber,
): Content {
  const content: Content = { account, look };
  if (nights) content.night = summariseNight(nights, today);
  if (heart) content.recovery = summariseHeart(heart, today);
  if (day) content.week = summariseDay(day);
  return content;
}

/** `content` as the next snapshot of a row. `at` in ms. */
export function toSnapshot(content: Content, origin: number, seq: number, at: number): Snapshot {
  return Object.assign({ v: SNAPSHOT_VERSION, origin, seq, at: toSeconds(at) }, content);
}

export function toSeconds(ms: number): Seconds {
  return Math.floor(ms / 1000);
}

function summariseNight({ at, value }: Held<Night[]>, today: DayNumber): NightSection {
  const night = value[value.length - 1];
  if (!night) return { at: toSeconds(at), date: today };
  const section: NightSection = {
    at: toSeconds(at),
    date: night.date,
    bed: night.bed,
    rise: night.rise,
    asleep: night.asleep,
    kind: night.kind,
    minutes: night.minutes,
  };
  // Some logs (typed in by hand) know no stretches.
  if (night.stretches.length > 0) section.segments = encodeHypnogram(night.stretches);
  return section;
}

function summariseHeart({ at, value }: Held<RestingHeartRate[]>, today: DayNumber): RecoverySection {
  const rate = value[value.length - 1];
  if (!rate) return { at: toSeconds(at), date: today };
  return { at: toSeconds(at), date: rate.date, restingHeartRate: [rate.bpm] };
}

function summariseDay({ at, value }: Held<DaySummary>): WeekSection {
  const steps: WeekSection['steps'] = [null, null, null, null, null, null, value.steps ?? null];
  const section: WeekSection = { at: toSeconds(at), date: value.date, steps };
  if (value.stepsGoal !== undefined) section.goal = value.stepsGoal;
  return section;
}
