import { ago } from '../age';
import { ASH, DIM, PAPER } from '../colours';
import { SYNCING } from '../copy';
import { inside, move, paint, show, slot, write } from '../elements';
import type { View } from '../view';
import type { FrameCopy } from './page';

const CENTRE = 168;
const DOT_STEP = 13;
/** Middle of a stale age, and its clock icon's distance left of it: the two together stand centred. */
const AGE_CENTRE = 180;
const ICON_AND_GAP = 24;

/** Title, time, age and dots, the same on every page but home and the state page. */
export function createListFrame(): (view: View, copy: FrameCopy, index: number, pages: number) => void {
  const title = slot<TextElement>('list-title');
  const clock = slot<TextElement>('list-clock');
  const freshAge = slot<TextElement>('list-age');
  const staleAge = slot<TextElement>('list-stale-age');
  const clockIcon = slot<ImageElement>('list-stale-icon');
  const dots = inside('dots', 'circle');
  let drawnDots = '';

  function drawDots(index: number, pages: number): void {
    const wanted = index + '/' + pages;
    if (drawnDots === wanted) return;
    drawnDots = wanted;
    for (let i = 0; i < dots.length; i++) {
      const dot = dots[i];
      dot.style.display = i < pages ? 'inline' : 'none';
      dot.cx = CENTRE + (i - (pages - 1) / 2) * DOT_STEP;
      dot.r = i === index ? 4 : 2.5;
      dot.style.fill = i === index ? PAPER : DIM;
    }
  }

  return (view, copy, index, pages) => {
    const age = copy.checked === undefined ? '' : ago(view.now - copy.checked);
    const stale = copy.stale && !view.syncing;
    write(title, copy.title, copy.stale ? ASH : view.accent);
    write(clock, view.hours + ':' + view.minutes, PAPER);
    write(freshAge, stale ? '' : view.syncing ? SYNCING : age, DIM);
    write(staleAge, stale ? age : '', PAPER);
    show(clockIcon, stale);
    if (stale) {
      paint(clockIcon, PAPER);
      move(clockIcon, AGE_CENTRE - staleAge.element.getBBox().width / 2 - ICON_AND_GAP);
    }
    drawDots(index, pages);
  };
}
