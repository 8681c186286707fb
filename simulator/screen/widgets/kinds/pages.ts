import type { SceneNode, WidgetActions, WidgetKind } from '../../scene-node';
import { boxesOf, integerValueOf, isDisplayed, modulo, showForWidget } from '../widget-parts';

const PAGINATION = 'pagination-widget';
const HIGHLIGHT = 'pagination-highlight-dot';
/** Distance from the middle of a dot to the next, px. */
const DOT_STEP = 18;
/** The share of the width after which a lifted finger has turned the page. */
const TURN_SHARE = 0.25;

/** Distance that a finger has moved the pages, px. */
const dragged = new WeakMap<SceneNode, number>();

function pagesOf(view: SceneNode): SceneNode[] {
  return boxesOf(view).filter((box) => box.widget?.name !== PAGINATION);
}

function turnTo(view: SceneNode, value: number, { dispatch }: WidgetActions): void {
  if (value === integerValueOf(view)) return;
  view.setProperty('app', 'value', String(value));
  dispatch(view, 'select');
}

function turnCycle(view: SceneNode, by: number, actions: WidgetActions): void {
  turnTo(view, modulo(integerValueOf(view) + by, pagesOf(view).length), actions);
}

const cycleView: WidgetKind = {
  name: 'cycleview',
  arrange(view) {
    const items = pagesOf(view);
    const shown = modulo(integerValueOf(view), items.length);
    for (const [i, item] of items.entries()) showForWidget(item, { isShown: i === shown });
  },
  tap: (view, _at, actions) => turnCycle(view, 1, actions),
};

const panorama: WidgetKind = {
  name: 'panoramaview',
  arrange(view) {
    const { width } = view.innerSize;
    const moved = dragged.get(view) ?? 0;
    const pages = pagesOf(view);
    const shown = Math.min(Math.max(0, integerValueOf(view)), Math.max(0, pages.length - 1));
    for (const [i, page] of pages.entries()) {
      const x = (i - shown) * width + moved;
      page.setDimension('x', x);
      showForWidget(page, { isShown: !(Math.abs(x) >= width) });
    }
    for (const dots of boxesOf(view)) if (dots.widget?.name === PAGINATION) placeDots(dots, shown);
  },
  drag(view, dx, dy) {
    if (Math.abs(dy) > Math.abs(dx)) return false;
    dragged.set(view, (dragged.get(view) ?? 0) + dx);
    view.requestArrange();
    return true;
  },
  settle(view, actions) {
    const moved = dragged.get(view) ?? 0;
    dragged.delete(view);
    view.requestArrange();
    if (Math.abs(moved) < view.innerSize.width * TURN_SHARE) return;
    const value = integerValueOf(view) - Math.sign(moved);
    if (pagesOf(view)[value]) turnTo(view, value, actions);
  },
};

/** Dots side by side in the middle, the bright one over that of the page. */
function placeDots(widget: SceneNode, page: number): void {
  const dots = boxesOf(widget).filter(isDisplayed);
  const plain = dots.filter((dot) => dot.widget?.name !== HIGHLIGHT);
  const first = (widget.innerSize.width - (plain.length - 1) * DOT_STEP) / 2;
  const place = (dot: SceneNode, i: number): void =>
    dot.setDimension('x', first + i * DOT_STEP - dot.dimension('width') / 2);
  for (const [i, dot] of plain.entries()) place(dot, i);
  for (const dot of dots) if (!plain.includes(dot)) place(dot, page);
}

export const PAGE_KINDS: readonly WidgetKind[] = [cycleView, panorama];
