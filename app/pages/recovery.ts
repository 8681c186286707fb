import type { Measure } from '../../common/snapshot';
import { ALERT, ASH, getTextColour } from '../colours';
import { getBox, moveGroup, setFill, setVisible, writeText } from '../elements';
import {
  formatSignedTenths,
  formatTenths,
  formatWhole,
  formatWholeOfTenths,
  readMeasure,
} from '../format-number';
import { translate } from '../i18n';
import { max, min } from '../math';
import { UNKNOWN } from '../unknown';
import type { View } from '../view';
import type { SectionData } from './page-entry';

/** The measures, and how each is formatted. */
const MEASURE_FORMATS = {
  hrv: formatWholeOfTenths,
  restingHeartRate: formatWhole,
  breathing: formatTenths,
  oxygen: formatWholeOfTenths,
  skin: formatSignedTenths,
};

type MeasureName = keyof typeof MEASURE_FORMATS;

/** Least distance of the dot from the ends of its track, as a share of the track. */
const TRACK_END_SHARE = 0.03;

/** Draws the measures of last night, each against the wearer's own usual range. */
export function drawRecovery(
  { readings, accent }: View,
  section: SectionData<'recovery'>,
  isStale: boolean,
): void {
  const hrv = readMeasure(section.hrv);
  const hasUsualRange = hrv.length === 3;
  writeText('usual', hrv.length ? translate(hasUsualRange ? 'range' : 'learn') : '');
  writeText(
    'usual-range',
    hasUsualRange ? formatWholeOfTenths(hrv[1]) + '–' + formatWholeOfTenths(hrv[2]) : '',
    getTextColour(!isStale),
  );
  for (const name in MEASURE_FORMATS) {
    // The cast: `for … in` does not type its keys.
    const measure = section[name as MeasureName];
    // The watch has its own.
    const ownRate =
      name === 'restingHeartRate' && (isStale || !readMeasure(measure).length) && readings.restingHeartRate;
    drawMeasure(name as MeasureName, ownRate ? [ownRate] : measure, isStale && !ownRate, accent);
  }
  moveGroup('hrv-unit', getBox('hrv').right + 10);
}

/**
 * Draws a value and its track. The middle half of the track is the usual range, a dot is the value. Outside the range
 * the dot is hollow and in the colour of an alert, unless it is stale. Without a range only the rail is drawn.
 */
function drawMeasure(
  name: MeasureName,
  measure: Measure | undefined,
  isStale: boolean,
  accent: string,
): void {
  const numbers = readMeasure(measure);
  const value = numbers[0];
  const low = numbers[1];
  const high = numbers[2];
  const valueText = MEASURE_FORMATS[name](value);
  const hasValue = valueText !== UNKNOWN;
  const hasRange = hasValue && numbers.length === 3;
  const isOutside = hasRange && !isStale && (value < low || value > high);
  // An unknown has no unit.
  const text = hasValue ? translate('in.' + name, valueText) : UNKNOWN;
  writeText(name, text, isOutside ? ALERT : getTextColour(hasValue && !isStale));
  setVisible(name + '-usual', hasRange);
  setVisible(name + '-outside', isOutside);
  if (!hasRange) return;
  const rail = getBox(name + '-rail');
  // In a range of width 0 each unit counts.
  const share = 0.5 + (value - (low + high) / 2) / (high - low || 1) / 2;
  moveGroup(name + '-mark', rail.left + rail.width * max(TRACK_END_SHARE, min(1 - TRACK_END_SHARE, share)));
  setFill(name + '-dot', isStale ? ASH : accent);
}
