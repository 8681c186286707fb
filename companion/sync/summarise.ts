import type { Preferences } from '../../common/preferences';
import {
  type AccountSection,
  type DayNumber,
  type LookSection,
  SNAPSHOT_VERSION,
  type Snapshot,
} from '../../common/snapshot';
import { extend } from '../assign';
import { toSeconds } from '../dates';
import { dataSetsFor } from '../sources/health-source';
import { pickDataSets, type RecordCache } from './record-cache';
import { buildBodySection } from './sections/body';
import { buildDevicesSection } from './sections/devices';
import { buildFriendsSection } from './sections/friends';
import { buildIntradayStepsSection } from './sections/intraday-steps';
import { buildRecoverySection } from './sections/recovery';
import { toWireFields } from './sections/section';
import { buildSleepSection } from './sections/sleep';
import { buildWeekSection } from './sections/week';
import { unitsFor } from './units';

/** A snapshot before it is numbered and dated. */
export type Content = Omit<Snapshot, 'v' | 'origin' | 'seq' | 'at'>;

/** The wearer's date and zone. */
export interface WearerTime {
  /** The wearer's own date. */
  today: DayNumber;
  /** How far the wearer's clock is ahead of UTC at a moment, ms. */
  zoneOffset(time: number): number;
}

/**
 * Reduces the records to what home and the pages of `look` draw, with the goals and in the units of the preferences.
 */
export const summarise = (
  { account, look }: { account: AccountSection; look: Required<LookSection> },
  allRecords: RecordCache,
  { goals, units: chosenUnits }: Pick<Preferences, 'goals' | 'units'>,
  { today, zoneOffset }: WearerTime,
): Content => {
  const records = pickDataSets(allRecords, dataSetsFor(look.pages));
  const units = unitsFor(records, chosenUnits);
  return toWireFields({
    account,
    look,
    sleep: buildSleepSection(records, today, zoneOffset),
    recovery: buildRecoverySection(records, today, units),
    week: buildWeekSection(records, today, look.pages.indexOf('week') >= 0, goals.indexOf('steps') >= 0),
    body: buildBodySection(records, today, units, goals.indexOf('water') >= 0),
    friends: buildFriendsSection(records),
    devices: buildDevicesSection(records),
    intradaySteps: buildIntradayStepsSection(records, today),
    // The compiler reports a section that is missing here.
  } satisfies Record<keyof Content, unknown>);
};

/** Numbers and dates `content`. `at` in ms. */
export const toSnapshot = (content: Content, origin: number, seq: number, at: number): Snapshot =>
  extend({ v: SNAPSHOT_VERSION, origin, seq, at: toSeconds(at) }, content);
