import type { Measure } from '../../common/snapshot';
import { createChangeDetector } from '../change-detector';
import { ALERT, ASH, getTextColour } from '../colours';
import { getDescendants, placeAfter, setFill, setVisible, writeText } from '../elements';
import {
  formatSignedTenths,
  formatTenths,
  formatWhole,
  isKnown,
  type OptionalNumber,
} from '../format-number';
import { translate, UNKNOWN } from '../i18n';
import type { View } from '../view';
import type { SectionData } from './page-entry';

/** How each measure is written. */
const MEASURES = {
  hrv: formatWholeOfTenths,
  restingHeartRate: formatWhole,
  breathing: formatTenths,
  oxygen: formatWholeOfTenths,
  skin: formatSignedTenths,
};

type MeasureName = keyof typeof MEASURES;

/** How near its dot comes to the ends of a track, as a share. */
const TRACK_END_SHARE = 0.03;

const hasChanged = createChangeDetector();

/** What the body did last night, each measure against the wearer's own usual range. */
export function drawRecovery(
  { readings, accent }: View,
  section: SectionData<'recovery'>,
  isStale: boolean,
): void {
  if (!hasChanged([section, isStale, accent, readings.restingHeartRate])) return;
  const hrv = section.hrv || [];
  const hasUsualRange = hrv.length === 3;
  writeText('usual', hrv.length ? translate(hasUsualRange ? 'usual' : 'learning') : '');
  writeText(
    'usual-range',
    hasUsualRange ? formatWholeOfTenths(hrv[1]) + '–' + formatWholeOfTenths(hrv[2]) : '',
    getTextColour(!isStale),
  );
  for (const name in MEASURES) {
    let measure = section[name as MeasureName];
    let isMeasureStale = isStale;
    if (name === 'restingHeartRate' && (isStale || !measure) && readings.restingHeartRate) {
      // The watch knows it by itself, too.
      measure = [readings.restingHeartRate];
      isMeasureStale = false;
    }
    const text = MEASURES[name as MeasureName](measure && measure[0]);
    // Nobody measures in an unknown.
    drawMeasure(
      name,
      measure,
      text === UNKNOWN ? text : translate('in.' + (name as MeasureName), text),
      isMeasureStale,
      accent,
    );
  }
  placeAfter('hrv-label', 'hrv', 10);
  placeAfter('hrv-unit', 'hrv', 10);
}

function formatWholeOfTenths(n: OptionalNumber): string {
  return formatWhole(n && n / 10);
}

/**
 * A value, and on its track the usual range in the middle half with a dot for the value: hollow and in the
 * colour of an alert where it lies outside. Without a range there is only the rail.
 */
function drawMeasure(
  name: string,
  measure: Measure | undefined,
  text: string,
  isStale: boolean,
  accent: string,
): void {
  const numbers: readonly number[] = measure || [];
  const value = numbers[0];
  const low = numbers[1];
  const high = numbers[2];
  const hasRange = isKnown(value - low - high);
  const isOutside = value < low || value > high;
  writeText(name, text, isOutside && !isStale ? ALERT : getTextColour(measure && !isStale));
  setVisible(name + '-usual', hasRange);
  setVisible(name + '-outside', isOutside);
  if (!hasRange) return;
  const rail = getDescendants(name + '-track', 'rect')[0];
  const circles = getDescendants(name + '-usual', 'circle');
  // A range without width: every unit counts.
  const share = 0.5 + (value - (low + high) / 2) / (high - low || 1) / 2;
  const x = rail.x + rail.width * Math.max(TRACK_END_SHARE, Math.min(1 - TRACK_END_SHARE, share));
  for (let i = 0; i < circles.length; i++) if (circles[i].cx !== x) circles[i].cx = x;
  setFill(name + '-dot', isStale ? ASH : accent);
  setFill(name + '-ring', isStale ? ASH : ALERT);
}
