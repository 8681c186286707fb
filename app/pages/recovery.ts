import type { Measure, RecoverySection } from '../../common/snapshot';
import { ALERT, ASH, ink } from '../colours';
import { say } from '../copy';
import { inside, putAfter, set, show, write } from '../elements';
import { figure, isKnown, measured, signed } from '../figures';
import type { View } from '../view';
import { ageOf, drawFrame } from './list-frame';

const MEASURES = ['hrv', 'restingHeartRate', 'breathing', 'oxygen', 'skin'] as const;
/** What a unit of the snapshot is of one on the page, and the decimals it has there. */
const SCALES = [0.1, 1, 0.1, 0.1, 0.1];
const DECIMALS = [0, 0, 1, 0, 1];

/** How near its dot comes to the ends of a track, as a share. */
const END = 0.03;

/** What the body did last night, each measure against the wearer's own usual range. */
export function drawRecovery(view: View): void {
  const { recovery, look } = view.snapshot;
  const stale = view.recoveryIsStale;
  const measures = recovery || ({} as Partial<RecoverySection>);
  const { hrv } = measures;
  const usual = hrv && hrv.length === 3;
  drawFrame(view, 'recovery', stale, ageOf(recovery, view));
  write('hrv-unit', 'ms');
  write('usual', hrv ? say(usual ? 'usual' : 'learning') : '');
  write('usual-range', usual ? figure(hrv[1] / 10) + '–' + figure(hrv[2] / 10) : '', ink(!stale));
  for (let i = 0; i < MEASURES.length; i++) {
    const name = MEASURES[i];
    let measure = measures[name];
    let isStale = stale;
    if (name === 'restingHeartRate' && (stale || !measure) && view.live.restingHeartRate) {
      // The watch knows it by itself, too.
      measure = [view.live.restingHeartRate];
      isStale = false;
    }
    const scale = name === 'skin' && look.units.temperature === 'F' ? SCALES[i] * 1.8 : SCALES[i];
    const value = measure && measure[0] * scale;
    const text =
      name === 'skin' ? signed(value, Math.abs(value || 0) < 10 ? 1 : 0) : figure(value, DECIMALS[i]);
    write(name + '-label', say(name));
    drawMeasure(name, measure, measured('in.' + name, text), isStale, view.accent);
  }
  putAfter('hrv-label', 'hrv', 10);
  putAfter('hrv-unit', 'hrv', 10);
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
  const usual =
    measure && measure.length === 3 && isKnown(measure[0] - measure[1] - measure[2]) ? measure : undefined;
  const outside = usual !== undefined && (usual[0] < usual[1] || usual[0] > usual[2]);
  write(name, text, outside && !stale ? ALERT : ink(measure !== undefined && !stale));
  show(name + '-usual', usual !== undefined);
  show(name + '-outside', outside);
  if (!usual) return;
  const middle = (usual[1] + usual[2]) / 2;
  // A range without width: every unit counts.
  const share = 0.5 + (usual[0] - middle) / (usual[2] - usual[1] || 1) / 2;
  const at = Math.max(END, Math.min(1 - END, share));
  const rail = inside(name + '-track', 'rect')[0];
  const circles = inside(name + '-usual', 'circle');
  const x = rail.x + rail.width * at;
  for (let i = 0; i < circles.length; i++) if (circles[i].cx !== x) circles[i].cx = x;
  set(name + '-dot', 'fill', stale ? ASH : accent);
  set(name + '-ring', 'fill', stale ? ASH : ALERT);
}
