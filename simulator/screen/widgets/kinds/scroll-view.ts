import { measureChildren } from '../../bounds';
import type { SceneNode, WidgetKind } from '../../scene-node';
import type { ScreenContext } from '../../screen-context';
import { boxesOf, isDisplayed } from '../widget-parts';
import { SCROLLING, stackItems } from './scrolling';

const HEADER = 'scrollview-header';

/** An item without a height is as high as what is in it. */
function fitItem(item: SceneNode, context: ScreenContext): void {
  if (item.ownValue('height') !== undefined) return;
  const { y, height } = measureChildren(item, context);
  const needed = y - item.dimension('y') + height;
  if (needed > 0) item.setDimension('height', needed);
}

export const SCROLL_KINDS: readonly WidgetKind[] = [
  {
    name: 'scrollview',
    ...SCROLLING,
    arrange(view) {
      const shown = boxesOf(view).filter(isDisplayed);
      const header = shown.find((box) => box.widget?.name === HEADER);
      header?.setDimension('y', 0);
      const items = shown.filter((box) => box !== header);
      stackItems(view, items, { top: header?.dimension('height') ?? 0 });
    },
  },
  { name: 'scrollview-item', arrange: fitItem },
];
