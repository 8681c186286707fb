import type { Measure, RecoverySection } from '../../common/snapshot';
import { createChanged } from '../changed';
import { ALERT, ASH, ink } from '../colours';
import { say, UNKNOWN } from '../copy';
import { inside, paint, putAfter, show, write } from '../elements';
import { type Figure, figure, isKnown, signedTenths, tenths } from '../figures';
import type { View } from '../view';

/** How each measure is written. */
const MEASURES = {
  hrv: wholeOfTenths,
  restingHeartRate: figure,
  breathing: tenths,
  oxygen: wholeOfTenths,
  skin: signedTenths,
};

type Name = keyof typeof MEASURES;

/** How near its dot comes to the ends of a track, as a share. */
const END = 0.03;

const hasChanged = createChanged();

/** What the body did last night, each measure against the wearer's own usual range. */
export function drawRecovery(
  { live, accent }: View,
  section: Partial<RecoverySection>,
  stale: boolean,
): void {
  if (!hasChanged([section, stale, accent, live.restingHeartRate])) return;
  const hrv = section.hrv || [];
  const isLearnt = hrv.length === 3;
  write('usual', hrv.length ? say(isLearnt ? 'usual' : 'learning') : '');
  write('usual-range', isLearnt ? wholeOfTenths(hrv[1]) + '–' + wholeOfTenths(hrv[2]) : '', ink(!stale));
  for (const name in MEASURES) {
    let measure = section[name as Name];
    let isStale = stale;
    if (name === 'restingHeartRate' && (stale || !measure) && live.restingHeartRate) {
      // The watch knows it by itself, too.
      measure = [live.restingHeartRate];
      isStale = false;
    }
    const text = MEASURES[name as Name](measure && measure[0]);
    // Nobody measures in an unknown.
    drawMeasure(name, measure, text === UNKNOWN ? text : say('in.' + (name as Name), text), isStale, accent);
  }
  putAfter('hrv-label', 'hrv', 10);
  putAfter('hrv-unit', 'hrv', 10);
}

function wholeOfTenths(n: Figure): string {
  return figure(n && n / 10);
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
  write(name, text, outside && !stale ? ALERT : ink(measure && !stale));
  show(name + '-usual', hasRange);
  show(name + '-outside', outside);
  if (!hasRange) return;
  const rail = inside(name + '-track', 'rect')[0];
  const circles = inside(name + '-usual', 'circle');
  // A range without width: every unit counts.
  const share = 0.5 + (value - (low + high) / 2) / (high - low || 1) / 2;
  const x = rail.x + rail.width * Math.max(END, Math.min(1 - END, share));
  for (let i = 0; i < circles.length; i++) if (circles[i].cx !== x) circles[i].cx = x;
  paint(name + '-dot', stale ? ASH : accent);
  paint(name + '-ring', stale ? ASH : ALERT);
}
