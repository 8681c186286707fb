import type { PageName } from '../common/snapshot';
import { forgetElements, setVisible } from './elements';
import { min } from './math';
import { catchFault } from './page-fault';
import { orderPages } from './page-order';
import { drawBody } from './pages/body';
import { drawFriends } from './pages/friends';
import { drawHome, drawReadings } from './pages/home';
import { drawDots, drawFrame } from './pages/list-frame';
import type { DrawOutcome, FramedPages, Pages, SectionName } from './pages/page-entry';
import { drawRecovery } from './pages/recovery';
import { drawSleep } from './pages/sleep';
import { drawState } from './pages/state';
import { drawStatus } from './pages/status';
import { drawWeek } from './pages/week';
import { drawRim } from './rim';
import { isSectionStale } from './staleness';
import { EMPTY_SECTION, type View } from './view';

/** A tap left of here, px, goes to the previous page. Only framed pages have this zone. */
const BACK_ZONE_WIDTH = 84;
/** A tap on the time of a framed page, px: right of and above here. */
const CLOCK_ZONE_LEFT = 200;
const CLOCK_ZONE_HEIGHT = 70;
/** The time of the state page is above here, px. */
const STATE_CLOCK_ZONE_HEIGHT = 90;

/** The pages in a frame, in their default order. Home and the state page are inside the Rim. */
const framedPages: FramedPages & Pages = {
  sleep: drawSleep,
  recovery: drawRecovery,
  week: drawWeek,
  body: drawBody,
  friends: drawFriends,
  status: drawStatus,
};

// What is open and on the screen. One face runs in a process, so the module keeps it.
let pageOrder = ['home'];
let openIndex = 0;
let drawnPage = 'home';
let isFramed = false;

/** What the drawing of the open page returned. */
let outcome: DrawOutcome;

/** Draws the open page and what is around it. */
export function drawFace(view: View): void {
  const openPage = pageOrder[openIndex];
  pageOrder = orderPages(framedPages, view);
  // The open page stays open if it is still in the order. Otherwise the page in its place opens.
  const foundIndex = pageOrder.indexOf(openPage);
  openIndex = foundIndex < 0 ? min(openIndex, pageOrder.length - 1) : foundIndex;
  const name = pageOrder[openIndex];
  const draw = framedPages[name];
  isFramed = !!draw;
  if (name !== drawnPage) {
    catchFault(drawnPage, () => {
      setVisible(drawnPage, false);
    });
    forgetElements();
    drawnPage = name;
  }
  outcome = '';
  catchFault(name, () => {
    setVisible(name, true);
    // The casts: only pages have a section of their name, and none has two.
    const data = view.snapshot[name as SectionName] || EMPTY_SECTION;
    if (draw) outcome = draw(view, data, isSectionStale(name as SectionName, view));
    else if (openIndex) drawState(view);
    else drawHome(view);
  });
  catchFault('list', () => {
    setVisible('list', isFramed);
    if (isFramed) drawDots(openIndex, pageOrder.length);
    setVisible('rim', !isFramed);
  });
  // The cast: only pages have a frame.
  if (isFramed) drawFrame(view, drawnPage as PageName, outcome);
  else drawRim(view);
}

/** Draws what the minute changes, on home with the readings. */
export function drawMinute(view: View): void {
  // The cast: only pages have a frame.
  if (isFramed) drawFrame(view, drawnPage as PageName, outcome);
  else if (openIndex) catchFault(drawnPage, drawState, view);
  else drawFaceReadings(view);
}

/** Draws the readings of the sensors again, if the open page shows them. */
export function drawFaceReadings(view: View): void {
  if (isHomeOpen()) catchFault('home', drawReadings, view);
}

export function isHomeOpen(): boolean {
  return !openIndex;
}

/**
 * Turns the page for a tap, in px of the screen: home where it hits the time of another page, back at the left edge of
 * a framed page, otherwise on. The next `drawFace` shows it.
 */
export function turnPage({ screenX, screenY }: Pick<MouseEvent, 'screenX' | 'screenY'>): void {
  const hitsClock = isFramed
    ? screenX >= CLOCK_ZONE_LEFT && screenY < CLOCK_ZONE_HEIGHT
    : screenY < STATE_CLOCK_ZONE_HEIGHT;
  if (openIndex && hitsClock) goHome();
  else openIndex = (openIndex + (isFramed && screenX < BACK_ZONE_WIDTH ? -1 : 1)) % pageOrder.length;
}

export function goHome(): void {
  openIndex = 0;
}
