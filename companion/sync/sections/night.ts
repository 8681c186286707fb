import type { DayNumber, NightSection } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import { encodeHypnogram } from '../hypnogram';
import type { RecordCache } from '../record-cache';
import { last, present } from './section';

/** The newest night; without one the section says that it was looked for. */
export const nightSection = (
  { nights }: RecordCache['records'],
  today: DayNumber,
): NightSection | undefined => {
  if (!nights) return undefined;
  const at = toSeconds(nights.at);
  const night = last(nights.value);
  if (!night) return { at, date: today };
  const { date, bed, rise, asleep, kind, minutes, stretches } = night;
  // Some logs (typed in by hand) know no stretches.
  const segments = stretches.length > 0 ? encodeHypnogram(stretches) : undefined;
  return present({ at, date, bed, rise, asleep, kind, minutes, segments });
};
