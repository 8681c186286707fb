import type { Units } from '../../../common/preferences';
import type { DayNumber, Measure, RecoverySection } from '../../../common/snapshot';
import { lastItem } from '../../last-item';
import { abs, max, min } from '../../math';
import { sortBy } from '../../sort-by';
import type { DataSet, DayValue } from '../../sources/health-source';
import type { RecordCache } from '../record-cache';
import { getFetchTime, toWholeNumber } from './section';

/** A measure and its data set, which have the same name. */
type MeasureName = Extract<keyof RecoverySection, DataSet>;

/**
 * How many units of the snapshot one unit of the record is, and the least distance from the median that is worth a
 * remark, in the record's unit.
 */
const MEASURES: [name: MeasureName, scale: number, minDistance: number][] = [
  ['restingHeartRate', 1, 2],
  ['hrv', 10, 3],
  ['breathing', 10, 0.5],
  ['oxygen', 10, 1],
  ['skin', 10, 0.3],
];

/** A difference of 1 °C in the wearer's degrees. */
const DEGREE_SCALES = { C: 1, F: 1.8 };

/** Fewer nights do not show what is usual. */
const MIN_NIGHTS = 7;
/** See `usualRange`. */
const MAD_FACTOR = 3;

/** All measures of the newest day that has any. Without any the section only has the time of the check. */
export const buildRecoverySection = (
  records: RecordCache,
  today: DayNumber,
  { temperature }: Units,
): RecoverySection | undefined => {
  let section: RecoverySection | undefined;
  for (const [name, scale, minDistance] of MEASURES) {
    const cached = records[name];
    if (!cached) continue;
    const at = getFetchTime(cached);
    const newest = lastItem(cached.value);
    const date = newest ? newest.date : 0;
    if (!section || date > section.date) section = { at, date };
    if (date !== section.date) continue;
    if (at < section.at) section.at = at;
    const unit = name === 'skin' ? DEGREE_SCALES[temperature] : 1;
    if (newest) section[name] = measure(cached.value, scale * unit, minDistance);
  }
  if (section && !section.date) section.date = today;
  return section;
};

/**
 * The newest value and the usual range, by the days they were made from: a record is read far more often than fetched.
 */
const rangesByDays = new WeakMap<DayValue[], number[]>();

const measure = (days: DayValue[], scale: number, minDistance: number): Measure => {
  const values = days.map(({ value }) => value);
  const range =
    rangesByDays.get(days) ||
    values.slice(-1).concat(values.length < MIN_NIGHTS ? [] : usualRange(values, minDistance));
  rangesByDays.set(days, range);
  // One value, or one and the two of a range.
  return range.map((value) => toWholeNumber(value * scale)) as Measure;
};

/**
 * The wearer's own usual range: median ± 3 × the median absolute deviation (MAD). That is about two standard deviations
 * of a normal distribution, so about one night in twenty is outside. Unlike mean and standard deviation, median and MAD
 * are not moved by a night of fever or a sensor that slipped. The range extends at least `minDistance` to either side,
 * and never beyond the values.
 */
const usualRange = (values: number[], minDistance: number): number[] => {
  const medianValue = median(values);
  const halfWidth = max(minDistance, MAD_FACTOR * median(values.map((value) => abs(value - medianValue))));
  return [max(min(...values), medianValue - halfWidth), min(max(...values), medianValue + halfWidth)];
};

/** The middle value, or the mean of the middle two. */
const median = (values: number[]): number => {
  const middle = sortBy(values, (value) => value).slice((values.length - 1) >> 1, (values.length >> 1) + 1);
  return middle.reduce((sum, value) => sum + value) / middle.length;
};
