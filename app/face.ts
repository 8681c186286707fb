import type { PageName } from '../common/snapshot';
import { setVisible, writeText } from './elements';
import { translate } from './i18n';
import { type PageEntries, updatePageOrder } from './page-order';
import { drawBody } from './pages/body';
import { drawFriends } from './pages/friends';
import { drawHome } from './pages/home';
import { drawDots, drawFrame } from './pages/list-frame';
import type { FacePages } from './pages/page-entry';
import { drawRecovery } from './pages/recovery';
import { drawSleep } from './pages/sleep';
import { drawState } from './pages/state';
import { drawStatus } from './pages/status';
import { drawWeek } from './pages/week';
import { drawRim } from './rim';
import { isSectionStale } from './staleness';
import { EMPTY_SECTION, type View } from './view';

/** Left of here a tap turns back, on the pages inside the frame. */
const BACK_ZONE_WIDTH = 84;

const facePages: FacePages = {
  home: { draw: drawHome },
  state: { draw: drawState },
  sleep: { section: 'sleep', draw: drawSleep },
  recovery: { section: 'recovery', draw: drawRecovery },
  week: { section: 'week', draw: drawWeek },
  body: { section: 'body', draw: drawBody },
  friends: { section: 'friends', draw: drawFriends },
  status: { section: 'account', draw: drawStatus },
};
const pageEntries: PageEntries = facePages;

const pageOrder = ['home'];
let openIndex = 0;
let isFramed = false;

/** Draws the open page and what is around it. */
export function drawFace(view: View): void {
  const previousPage = pageOrder[openIndex];
  updatePageOrder(pageOrder, pageEntries, view);
  // The same page stays open if it is still in the order, otherwise the one in its place.
  const foundIndex = pageOrder.indexOf(previousPage);
  openIndex = foundIndex < 0 ? Math.min(openIndex, pageOrder.length - 1) : foundIndex;
  const name = pageOrder[openIndex];
  const { section, draw } = pageEntries[name];
  isFramed = !!section;
  for (const each in pageEntries) setVisible(each, each === name);
  setVisible('rim', !isFramed);
  setVisible('list', isFramed);
  if (section) {
    // Those with a section are the wearer's to choose.
    const page = name as PageName;
    const data = view.snapshot[section] || EMPTY_SECTION;
    const { at } = data as { at?: number };
    const isStale = isSectionStale(section, view);
    drawFrame(view, page, at, isStale);
    const isEmpty = draw(view, data as object, isStale);
    writeText('list-note', isEmpty ? translate(at ? page + '.none' : 'noData') : '');
    drawDots(openIndex, pageOrder.length);
  } else {
    draw(view, EMPTY_SECTION, false);
    drawRim(view);
  }
}

export function isHomeOpen(): boolean {
  return openIndex === 0;
}

/** Turns the page for a tap at x; `drawFace` shows it. */
export function turnPage(x: number): void {
  openIndex = (openIndex + (isFramed && x < BACK_ZONE_WIDTH ? -1 : 1)) % pageOrder.length;
}

export function goHome(): void {
  openIndex = 0;
}
