import type { SceneNode, WidgetKind } from '../../scene-node';

/** How far a list is scrolled, and where its items are, in pixels. */
interface Scroll {
  offset: number;
  /** Where each item begins, counted from the first. */
  tops: readonly number[];
  /** The greatest offset. */
  end: number;
}

const scrolls = new WeakMap<SceneNode, Scroll>();

function scrollOf(list: SceneNode): Scroll {
  let scroll = scrolls.get(list);
  if (!scroll) {
    scroll = { offset: 0, tops: [], end: 0 };
    scrolls.set(list, scroll);
  }
  return scroll;
}

/** Places items one under the other. `top`: room that is kept above them. */
export function stackItems(
  list: SceneNode,
  items: readonly SceneNode[],
  { gap = 0, top = 0 }: { gap?: number; top?: number } = {},
): void {
  const scroll = scrollOf(list);
  const tops: number[] = [];
  let end = 0;
  for (const item of items) {
    tops.push(end);
    end += item.dimension('height') + gap;
  }
  scroll.tops = tops;
  scroll.end = Math.max(0, end - gap - (list.innerSize.height - top));
  scroll.offset = Math.min(Math.max(0, scroll.offset), scroll.end);
  for (const [i, item] of items.entries()) item.setDimension('y', top + (tops[i] ?? 0) - scroll.offset);
}

export const ALIGNMENTS = ['top', 'middle', 'bottom'] as const;

/** Scrolls so that an item stands at the top, in the middle or at the foot, as far as the list goes. */
export function alignItem(list: SceneNode, index: number, alignment: (typeof ALIGNMENTS)[number]): void {
  const scroll = scrollOf(list);
  const top = scroll.tops[index];
  if (top === undefined) return;
  const bottom = scroll.tops[index + 1] ?? scroll.end + list.innerSize.height;
  const room = list.innerSize.height - (bottom - top);
  const above = { top: 0, middle: room / 2, bottom: room }[alignment];
  scroll.offset = Math.min(Math.max(0, top - above), scroll.end);
  list.requestArrange();
}

/** Scrolls the nearest item to the top. */
export function settleAtTop(list: SceneNode): void {
  const { offset, tops } = scrollOf(list);
  const distances = tops.map((top) => Math.abs(top - offset));
  SCROLLING.writeValue?.(list, distances.indexOf(Math.min(...distances)));
}

/** Lists that a finger moves up and down; `value` is the item at the top. */
export const SCROLLING: Pick<WidgetKind, 'readValue' | 'writeValue' | 'drag'> = {
  readValue(list) {
    const { offset, tops } = scrollOf(list);
    return Math.max(0, tops.filter((top) => top <= offset).length - 1);
  },
  writeValue(list, value) {
    const scroll = scrollOf(list);
    scroll.offset = Math.min(scroll.tops[value] ?? scroll.offset, scroll.end);
    list.requestArrange();
  },
  drag(list, dx, dy) {
    if (Math.abs(dx) > Math.abs(dy)) return false;
    const scroll = scrollOf(list);
    scroll.offset = Math.min(Math.max(0, scroll.offset - dy), scroll.end);
    list.requestArrange();
    return true;
  },
};
