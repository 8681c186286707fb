import type { Preferences } from '../../common/preferences';
import {
  type AccountSection,
  type DayNumber,
  type LookSection,
  SNAPSHOT_VERSION,
  type Snapshot,
} from '../../common/snapshot';
import { toSeconds } from '../dates';
import { patched } from '../patched';
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

/** All that a snapshot says, before it is numbered and dated. */
export type Content = Omit<Snapshot, 'v' | 'origin' | 'seq' | 'at'>;

/**
 * Boils the records down to what the watch draws: home and the pages of `look`, nothing of any other.
 * `today` is the wearer's own date, `goals` are those that they want to see, `chosenUnits` the units that they chose; `zoneOffset`
 * answers how far the wearer's clock is ahead of UTC at a moment, ms.
 */
export const summarise = (
  account: AccountSection,
  look: LookSection,
  allRecords: RecordCache,
  today: DayNumber,
  { goals, units: chosenUnits }: Pick<Preferences, 'goals' | 'units'>,
  zoneOffset: (time: number) => number,
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
  });
};

/** `content` as the next snapshot of a row. `at` in ms. */
export const toSnapshot = (content: Content, origin: number, seq: number, at: number): Snapshot =>
  patched({ v: SNAPSHOT_VERSION, origin, seq, at: toSeconds(at) }, content);
