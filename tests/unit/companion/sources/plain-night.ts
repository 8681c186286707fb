import type { SleepLog } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';

/** The day that the sleeps of the tests end on. */

/** A sleep from 23:42 to 6:58 with its minutes and no more. */
export const PLAIN_NIGHT: SleepLog = {
  date: TODAY,
  bed: 23 * 60 + 42,
  rise: 6 * 60 + 58,
  asleep: 401,
  isMain: false,
  kind: 'stages',
  minutes: [0, 0, 0, 0],
  segments: [],
};
