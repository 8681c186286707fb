import type { DayNumber, NightSection } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import { patched } from '../../patched';
import { encodeHypnogram } from '../hypnogram';
import type { RecordCache } from '../record-cache';
import { rimTicks } from '../rim-ticks';
import { last, present } from './section';

/** The newest night; without one the section says that it was looked for. */
export const nightSection = (
  { nights }: RecordCache,
  today: DayNumber,
  zoneOffset: (time: number) => number,
): NightSection | undefined => {
  if (!nights) return undefined;
  const at = toSeconds(nights.at);
  const night = last(nights.value);
  if (!night) return { at, date: today };
  const encoded = encodeHypnogram(night.stretches);
  // Some logs (typed in by hand) know no stretches.
  const segments = encoded.length > 0 ? encoded : undefined;
  const ticks = segments && rimTicks(segments, night.date, night.rise, zoneOffset);
  // Most nights have stages: only the others say what they are.
  const kind = night.kind === 'classic' ? night.kind : undefined;
  return present(patched(night, { at, kind, segments, ticks, main: undefined, stretches: undefined }));
};
