import type { Measure, RecoverySection } from '../../common/snapshot';
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

/** How each measure is written. */
const MEASURES = {
  hrv: formatWholeOfTenths,
  restingHeartRate: formatWhole,
  breathing: formatTenths,
  oxygen: formatWholeOfTenths,
  skin: formatSignedTenths,
};

type Name = keyof typeof MEASURES;

/** How near its dot comes to the ends of a track, as a share. */
const END = 0.03;

const hasChanged = createChangeDetector();

/** What the body did last night, each measure against the wearer's own usual range. */
export function drawRecovery(
  { readings, accent }: View,
  section: Partial<RecoverySection>,
  stale: boolean,
): void {
  if (!hasChanged([section, stale, accent, readings.restingHeartRate])) return;
  const hrv = section.hrv || [];
  const isLearnt = hrv.length === 3;
  writeText('usual', hrv.length ? translate(isLearnt ? 'usual' : 'learning') : '');
  writeText(
    'usual-range',
    isLearnt ? formatWholeOfTenths(hrv[1]) + '–' + formatWholeOfTenths(hrv[2]) : '',
    getTextColour(!stale),
  );
  for (const name in MEASURES) {
    let measure = section[name as Name];
    let isStale = stale;
    if (name === 'restingHeartRate' && (stale || !measure) && readings.restingHeartRate) {
      // The watch knows it by itself, too.
      measure = [readings.restingHeartRate];
      isStale = false;
    }
    const text = MEASURES[name as Name](measure && measure[0]);
    // Nobody measures in an unknown.
    drawMeasure(
      name,
      measure,
      text === UNKNOWN ? text : translate('in.' + (name as Name), text),
      isStale,
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
  stale: boolean,
  accent: string,
): void {
  const row: readonly number[] = measure || [];
  const value = row[0];
  const low = row[1];
  const high = row[2];
  const hasRange = isKnown(value - low - high);
  const outside = value < low || value > high;
  writeText(name, text, outside && !stale ? ALERT : getTextColour(measure && !stale));
  setVisible(name + '-usual', hasRange);
  setVisible(name + '-outside', outside);
  if (!hasRange) return;
  const rail = getDescendants(name + '-track', 'rect')[0];
  const circles = getDescendants(name + '-usual', 'circle');
  // A range without width: every unit counts.
  const share = 0.5 + (value - (low + high) / 2) / (high - low || 1) / 2;
  const x = rail.x + rail.width * Math.max(END, Math.min(1 - END, share));
  for (let i = 0; i < circles.length; i++) if (circles[i].cx !== x) circles[i].cx = x;
  setFill(name + '-dot', stale ? ASH : accent);
  setFill(name + '-ring', stale ? ASH : ALERT);
}
