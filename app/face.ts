import { bind, type Pages } from './book';
import { show } from './elements';
import { drawBody } from './pages/body';
import { drawCircle } from './pages/circle';
import { drawHome } from './pages/home';
import { drawDots } from './pages/list-frame';
import { drawRecovery } from './pages/recovery';
import { drawSleep } from './pages/sleep';
import { drawState } from './pages/state';
import { drawStatus } from './pages/status';
import { drawWeek } from './pages/week';
import { drawRim } from './rim';
import type { View } from './view';

/** Left of here a tap turns back, on the pages inside the frame. */
const BACK_BELOW = 84;

const pages: Pages = {
  home: { draw: drawHome },
  state: { draw: drawState },
  sleep: { draw: drawSleep, needs: 'night' },
  recovery: { draw: drawRecovery, needs: 'recovery' },
  week: { draw: drawWeek, needs: 'week' },
  body: { draw: drawBody, needs: 'body' },
  circle: { draw: drawCircle, needs: 'circle' },
  status: { draw: drawStatus, needs: 'account' },
};

const book = ['home'];
let open = 0;
let framed = false;

/** Draws the open page and what is around it. */
export function drawFace(view: View): void {
  const name = book[open];
  bind(book, pages, view);
  // The same page stays open if it is still in the book, otherwise the one in its place.
  const found = book.indexOf(name);
  open = found < 0 ? Math.min(open, book.length - 1) : found;
  const page = pages[book[open]];
  framed = page.needs !== undefined;
  for (const each in pages) show(each, pages[each] === page);
  show('rim', !framed);
  show('list', framed);
  page.draw(view);
  if (framed) drawDots(open, book.length);
  else drawRim(view);
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
