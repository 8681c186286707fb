import type { SceneNode, WidgetKind } from '../../scene-node';
import { boxesOf, integerValueOf, modulo, showForWidget } from '../widget-parts';

const SIDE_OPACITY = '0.4';
const DEFAULT_ITEM_HEIGHT = 84;

/** Distance that a finger has moved the items, px. */
const dragged = new WeakMap<SceneNode, number>();

function itemsOf(tumbler: SceneNode): SceneNode[] {
  return boxesOf(tumbler).filter((box) => box.widget?.name !== 'tumbler-toggle-label');
}

function itemHeightOf(tumbler: SceneNode): number {
  return itemsOf(tumbler)[0]?.dimension('height') || DEFAULT_ITEM_HEIGHT;
}

/** Place of an item after the chosen one, on a ring: −1 is the one above. */
function distance(i: number, chosen: number, count: number): number {
  const after = modulo(i - chosen, count);
  return after > count / 2 ? after - count : after;
}

export const TUMBLER_KINDS: readonly WidgetKind[] = [
  {
    name: 'tumblerview',
    arrange(tumbler) {
      const items = itemsOf(tumbler);
      const height = itemHeightOf(tumbler);
      const middle = (tumbler.innerSize.height - height) / 2 + (dragged.get(tumbler) ?? 0);
      for (const [i, item] of items.entries()) {
        const steps = distance(i, integerValueOf(tumbler), items.length);
        const y = middle + steps * height;
        item.setDimension('y', y);
        item.setProperty('widget', 'opacity', steps === 0 ? undefined : SIDE_OPACITY);
        showForWidget(item, { isShown: !(y <= -height || y >= tumbler.innerSize.height) });
      }
    },
    drag(tumbler, dx, dy) {
      if (Math.abs(dx) > Math.abs(dy)) return false;
      dragged.set(tumbler, (dragged.get(tumbler) ?? 0) + dy);
      tumbler.requestArrange();
      return true;
    },
    settle(tumbler, { dispatch }) {
      const steps = Math.round((dragged.get(tumbler) ?? 0) / itemHeightOf(tumbler));
      dragged.delete(tumbler);
      tumbler.requestArrange();
      if (steps === 0) return;
      const value = modulo(integerValueOf(tumbler) - steps, itemsOf(tumbler).length);
      tumbler.setProperty('app', 'value', String(value));
      dispatch(tumbler, 'select');
    },
  },
];
