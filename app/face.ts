import { bind, type PageName } from './book';
import { type Slot, show, slot } from './elements';
import { createHomePage } from './pages/home';
import { createListFrame } from './pages/list-frame';
import type { Page } from './pages/page';
import { createSleepPage } from './pages/sleep';
import { createStatePage } from './pages/state';
import { createRim } from './rim';
import type { View } from './view';

/** Left of here a tap turns back, on the pages inside the frame. */
const BACK_BELOW = 84;

export interface Face {
  draw(view: View): void;
  /** Only what the sensors change, if it can be seen. */
  drawLive(view: View): void;
  /** Turns the page for a tap at x; `draw` shows it. */
  turn(x: number): void;
  turnHome(): void;
}

/** The pages, and which of them is open. */
export function createFace(): Face {
  const home = createHomePage();
  const pages: Partial<Record<PageName, Page>> = { home, state: createStatePage(), sleep: createSleepPage() };
  const drawRim = createRim();
  const drawFrame = createListFrame();
  const rimGroup = slot<GroupElement>('rim');
  const frameGroup = slot<GroupElement>('list');
  const names = Object.keys(pages) as PageName[];
  const groups: Slot<GroupElement>[] = [];
  let book: PageName[] = ['home'];
  let open = 0;
  let framed = false;

  for (let i = 0; i < names.length; i++) groups.push(slot(names[i]));

  /** The same page stays open if it is still in the book, otherwise the one in its place. */
  function rebind(view: View): void {
    const name = book[open];
    book = bind(view.snapshot ? view.snapshot.look.pages : [], view.condition, (page) => {
      const known = pages[page];
      return known && known.has && known.has(view);
    });
    const found = book.indexOf(name);
    open = found < 0 ? Math.min(open, book.length - 1) : found;
  }

  return {
    draw(view) {
      rebind(view);
      const page = pages[book[open]] || home;
      for (let i = 0; i < names.length; i++) show(groups[i], pages[names[i]] === page);
      const copy = page.draw(view);
      framed = copy !== undefined;
      show(rimGroup, !framed);
      show(frameGroup, framed);
      if (copy) drawFrame(view, copy, open, book.length);
      else drawRim(view);
    },
    drawLive(view) {
      if (open === 0) home.drawLive(view);
    },
    turn(x) {
      open = (open + (framed && x < BACK_BELOW ? -1 : 1)) % book.length;
    },
    turnHome() {
      open = 0;
    },
  };
}
