import type { Measure } from '../../common/snapshot';
import { ALERT, ASH, getTextColour } from '../colours';
import { getDescendants, hasChanged, placeAfter, setFill, setVisible, writeText } from '../elements';
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
  if (!hasChanged([section, isStale, accent, readings.restingHeartRate])) return;
  const hrv = readMeasure(section.hrv);
  const hasUsualRange = hrv.length === 3;
  writeText('usual', hrv.length ? translate(hasUsualRange ? 'range' : 'learn') : '');
  writeText(
    'usual-range',
    hasUsualRange ? formatWholeOfTenths(hrv[1]) + '–' + formatWholeOfTenths(hrv[2]) : '',
    getTextColour(!isStale),
  );
  for (const name in MEASURE_FORMATS) {
    // The casts: `for … in` does not type its keys.
    let measure = section[name as MeasureName];
    let isMeasureStale = isStale;
    if (
      name === 'restingHeartRate' &&
      (isStale || !readMeasure(measure).length) &&
      readings.restingHeartRate
    ) {
      // The watch has its own.
      measure = [readings.restingHeartRate];
      isMeasureStale = false;
    }
    drawMeasure(name as MeasureName, measure, isMeasureStale, accent);
  }
  placeAfter('hrv-label', 'hrv', 10);
  placeAfter('hrv-unit', 'hrv', 10);
}

/**
 * Draws a value and its track. The middle half of the track is the usual range, a dot is the value. Outside the
 * range the dot is hollow and in the colour of an alert. Without a range only the rail is drawn.
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
  const isOutside = hasRange && (value < low || value > high);
  // An unknown has no unit.
  const text = hasValue ? translate('in.' + name, valueText) : UNKNOWN;
  writeText(name, text, isOutside && !isStale ? ALERT : getTextColour(hasValue && !isStale));
  setVisible(name + '-usual', hasRange);
  setVisible(name + '-outside', isOutside);
  if (!hasRange) return;
  const rail = getDescendants(name + '-track', 'rect')[0];
  const circles = getDescendants(name + '-usual', 'circle');
  // In a range of width 0 each unit counts.
  const share = 0.5 + (value - (low + high) / 2) / (high - low || 1) / 2;
  const x = rail.x + rail.width * max(TRACK_END_SHARE, min(1 - TRACK_END_SHARE, share));
  for (let i = 0; i < circles.length; i++) if (circles[i].cx !== x) circles[i].cx = x;
  setFill(name + '-dot', isStale ? ASH : accent);
  setFill(name + '-ring', isStale ? ASH : ALERT);
}
