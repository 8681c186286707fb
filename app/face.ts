import type { PageName } from '../common/snapshot';
import { forgetElements, setVisible, writeText } from './elements';
import { translate } from './i18n';
import { min } from './math';
import { catchFault } from './page-fault';
import { orderPages } from './page-order';
import { drawBody } from './pages/body';
import { drawFriends } from './pages/friends';
import { drawHome, drawReadings } from './pages/home';
import { drawDots, drawFrame } from './pages/list-frame';
import type { FacePages, PageEntries } from './pages/page-entry';
import { drawRecovery } from './pages/recovery';
import { drawSleep } from './pages/sleep';
import { drawState } from './pages/state';
import { drawStatus } from './pages/status';
import { drawWeek } from './pages/week';
import { drawRim } from './rim';
import { getSectionAge, isSectionStale } from './staleness';
import { EMPTY_SECTION, type View } from './view';

/** A tap left of here, px, goes to the previous page. Only framed pages have this zone. */
const BACK_ZONE_WIDTH = 84;

const pageEntries: FacePages & PageEntries = {
  home: { draw: drawHome },
  state: { draw: drawState },
  sleep: { section: 'sleep', draw: drawSleep },
  recovery: { section: 'recovery', draw: drawRecovery },
  week: { section: 'week', draw: drawWeek },
  body: { section: 'body', draw: drawBody },
  friends: { section: 'friends', draw: drawFriends },
  status: { section: 'account', draw: drawStatus },
};

// What is open and on the screen. One face runs in a process, so the module keeps it.
let pageOrder = ['home'];
let openIndex = 0;
let drawnPage = 'home';
let isFramed = false;

/** Draws the open page and what is around it. */
export function drawFace(view: View): void {
  const openPage = pageOrder[openIndex];
  pageOrder = orderPages(pageEntries, view);
  // The open page stays open if it is still in the order. Otherwise the page in its place opens.
  const foundIndex = pageOrder.indexOf(openPage);
  openIndex = foundIndex < 0 ? min(openIndex, pageOrder.length - 1) : foundIndex;
  const name = pageOrder[openIndex];
  const { section, draw } = pageEntries[name];
  const data = (section && view.snapshot[section]) || EMPTY_SECTION;
  const { at } = getSectionAge(data);
  const isStale = !!section && isSectionStale(section, view);
  isFramed = !!section;
  if (name !== drawnPage) {
    catchFault(drawnPage, () => {
      setVisible(drawnPage, false);
      writeText('list-note', '');
    });
    forgetElements();
    drawnPage = name;
  }
  catchFault('list', () => {
    setVisible('list', isFramed);
    if (isFramed) {
      drawFrame(view, name as PageName, at, isStale);
      drawDots(openIndex, pageOrder.length);
    }
    setVisible('rim', !isFramed);
  });
  catchFault(name, () => {
    setVisible(name, true);
    const isEmpty = draw(view, data, isStale);
    if (isFramed)
      writeText('list-note', isEmpty ? translate(at ? (name as PageName) + '.none' : 'noData') : '');
  });
  if (!isFramed) drawRim(view);
}

/** Draws the readings of the sensors again, if the open page shows them. */
export function drawFaceReadings(view: View): void {
  if (!isHomeOpen()) return;
  catchFault('home', () => {
    drawReadings(view);
  });
}

export function isHomeOpen(): boolean {
  return openIndex === 0;
}

/** Turns the page for a tap at `x`, px. The next `drawFace` shows it. */
export function turnPage(x: number): void {
  openIndex = (openIndex + (isFramed && x < BACK_ZONE_WIDTH ? -1 : 1)) % pageOrder.length;
}

export function goHome(): void {
  openIndex = 0;
}
