import type { Page } from '../common/snapshot';
import { bind, type Pages } from './book';
import { setVisible, writeText } from './elements';
import { translate } from './i18n';
import { drawBody } from './pages/body';
import { drawCircle } from './pages/circle';
import { drawHome } from './pages/home';
import { drawDots, drawFrame } from './pages/list-frame';
import { drawRecovery } from './pages/recovery';
import { drawSleep } from './pages/sleep';
import { drawState } from './pages/state';
import { drawStatus } from './pages/status';
import { drawWeek } from './pages/week';
import { drawRim } from './rim';
import { isStale } from './staleness';
import { NOTHING, type View } from './view';

/** Left of here a tap turns back, on the pages inside the frame. */
const BACK_BELOW = 84;

const pages: Pages = {
  home: { draw: drawHome },
  state: { draw: drawState },
  sleep: { needs: 'night', draw: drawSleep },
  recovery: { needs: 'recovery', draw: drawRecovery },
  week: { needs: 'week', draw: drawWeek },
  body: { needs: 'body', draw: drawBody },
  circle: { needs: 'circle', draw: drawCircle },
  status: { needs: 'account', draw: drawStatus },
};

const book = ['home'];
let open = 0;
let framed = false;

/** Draws the open page and what is around it. */
export function drawFace(view: View): void {
  const before = book[open];
  bind(book, pages, view);
  // The same page stays open if it is still in the book, otherwise the one in its place.
  const found = book.indexOf(before);
  open = found < 0 ? Math.min(open, book.length - 1) : found;
  const name = book[open];
  const { needs, draw } = pages[name];
  framed = !!needs;
  for (const each in pages) setVisible(each, each === name);
  setVisible('rim', !framed);
  setVisible('list', framed);
  if (needs) {
    // Those that need something are the wearer's to choose.
    const page = name as Page;
    const section = view.snapshot[needs] || NOTHING;
    const { at } = section as { at?: number };
    const stale = isStale(needs, view);
    drawFrame(view, page, at, stale);
    const isEmpty = draw(view, section as object, stale);
    writeText('list-note', isEmpty ? translate(at ? page + '.none' : 'noData') : '');
    drawDots(open, book.length);
  } else {
    draw(view, NOTHING, false);
    drawRim(view);
  }
}

export function isHomeOpen(): boolean {
  return open === 0;
}

/** Turns the page for a tap at x; `drawFace` shows it. */
export function turnPage(x: number): void {
  open = (open + (framed && x < BACK_BELOW ? -1 : 1)) % book.length;
}

export function turnHome(): void {
  open = 0;
}
