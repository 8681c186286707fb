import type { Goal } from '../../common/preferences';
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
import { pick, type RecordCache } from './record-cache';
import { bodySection } from './sections/body';
import { circleSection } from './sections/circle';
import { devicesSection } from './sections/devices';
import { nightSection } from './sections/night';
import { recoverySection } from './sections/recovery';
import { present } from './sections/section';
import { stepsSection } from './sections/steps';
import { weekSection } from './sections/week';

/** All that a snapshot says, before it is numbered and dated. */
export type Content = Omit<Snapshot, 'v' | 'origin' | 'seq' | 'at'>;

/**
 * Boils the records down to what the watch draws: home and the pages of `look`, nothing of any other.
 * `today` is the wearer's own date, `goals` are those they want to see.
 */
export const summarise = (
  account: AccountSection,
  look: LookSection,
  all: RecordCache,
  today: DayNumber,
  goals: Goal[],
): Content => {
  const records = pick(all, dataSetsFor(look.pages));
  return present({
    account,
    look,
    night: nightSection(records, today),
    recovery: recoverySection(records, today),
    week: weekSection(records, today, look.pages.indexOf('week') >= 0, goals.indexOf('steps') >= 0),
    body: bodySection(records, today, goals.indexOf('water') >= 0),
    circle: circleSection(records),
    devices: devicesSection(records),
    steps: stepsSection(records, today),
  });
};

/** `content` as the next snapshot of a row. `at` in ms. */
export const toSnapshot = (content: Content, origin: number, seq: number, at: number): Snapshot =>
  patched({ v: SNAPSHOT_VERSION, origin, seq, at: toSeconds(at) }, content);
