import type { DayNumber, SleepSection } from '../../../common/snapshot';
import { extend } from '../../assign';
import { isEmpty } from '../../is-empty';
import { lastItem } from '../../last-item';
import { encodeHypnogram } from '../hypnogram';
import type { RecordCache } from '../record-cache';
import { buildRimTicks } from '../rim-ticks';
import { getFetchTime, toWireFields } from './section';

/** The newest night. Without one the section only has the time of the check. */
export const buildSleepSection = (
  { sleep }: RecordCache,
  today: DayNumber,
  zoneOffset: (time: number) => number,
): SleepSection | undefined => {
  if (!sleep) return undefined;
  const at = getFetchTime(sleep);
  const night = lastItem(sleep.value);
  if (!night) return { at, date: today };
  const encoded = encodeHypnogram(night.segments);
  // Logs that were entered by hand have no segments.
  const segments = isEmpty(encoded) ? undefined : encoded;
  const ticks = segments && buildRimTicks(segments, night.date, night.rise, zoneOffset);
  // Most nights have stages, so the kind is only sent for the others.
  const kind = night.kind === 'classic' ? night.kind : undefined;
  return toWireFields(extend(night, { at, kind, segments, ticks, isMain: undefined }));
};
